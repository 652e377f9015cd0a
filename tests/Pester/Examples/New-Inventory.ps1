# Stores a report of S3 Inventory about a bucket, as S3 writes it, and keeps a copy of it in the current folder.
[Diagnostics.CodeAnalysis.SuppressMessage('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests, which nobody asks whether they would.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSAvoidUsingBrokenHashAlgorithms', '', Justification = 'S3 Inventory has MD5s in its manifests.')]
param()

function New-Inventory([string] $Bucket, [string] $Destination, [string] $Prefix, [string] $Date) {
    $local = New-Item "$Destination-$($Prefix -replace '/', '-')" -ItemType Directory
    $names = @{ None = 'NOT-SSE'; SseS3 = 'SSE-S3'; SseKms = 'SSE-KMS'; DsseKms = 'DSSE-KMS'; SseC = 'SSE-C' }
    $rows = foreach ($object in Get-S3ObjectEncryption $Bucket) {
        $fields = $object.BucketName, [uri]::EscapeDataString($object.Key), $object.Size, '2026-11-01T12:34:56.000Z',
            $object.ETag.Trim('"'), 'STANDARD', $names["$($object.Encryption)"], 'DISABLED'
        '"{0}"' -f ($fields -join '","')
    }

    $data = Join-Path (New-Item (Join-Path $local data) -ItemType Directory) 'file.csv.gz'
    $gzip = [IO.Compression.GZipStream]::new([IO.File]::Create($data), [IO.Compression.CompressionMode]::Compress)
    $bytes = [Text.Encoding]::UTF8.GetBytes(($rows -join "`n") + "`n")
    $gzip.Write($bytes, 0, $bytes.Length)
    $gzip.Dispose()

    $dated = New-Item (Join-Path $local $Date) -ItemType Directory
    $manifest = Join-Path $dated 'manifest.json'
    $md5 = (Get-FileHash $data -Algorithm MD5).Hash.ToLower()
    $file = @{ key = "$Prefix/data/file.csv.gz"; size = (Get-Item $data).Length; MD5checksum = $md5 }
    [IO.File]::WriteAllText($manifest, (ConvertTo-Json -Depth 3 @{
        sourceBucket = $Bucket
        destinationBucket = "arn:aws:s3:::$Destination"
        version = '2016-11-30'
        creationTimestamp = '1764201600000'
        fileFormat = 'CSV'
        fileSchema = 'Bucket, Key, Size, LastModifiedDate, ETag, StorageClass, EncryptionStatus, BucketKeyStatus'
        files = @($file)
    }))
    [IO.File]::WriteAllText((Join-Path $dated 'manifest.checksum'), (Get-FileHash $manifest -Algorithm MD5).Hash.ToLower())
    $null = Send-S3EncryptedObject $local.FullName $Destination "$Prefix/" -Recurse
}
