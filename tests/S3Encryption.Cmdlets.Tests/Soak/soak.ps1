# Run by SoakTests with $folder, $large and $minutes: a line 'glance SMALL_MIB LARGE_MIB HANDLES THREADS' now and then, a line for each thing that is not
# as it should be, and 'ended'.
$ErrorActionPreference = 'SilentlyContinue'
# Who runs a script in an engine of theirs is given all that it warned of, at its end: that grows.
$WarningPreference = 'Ignore'
Import-Module $Manifest -ErrorAction Stop
$null = [IO.Directory]::CreateDirectory($folder)
$self = [Diagnostics.Process]::GetCurrentProcess()
function Say([string] $line) { [Console]::Out.WriteLine($line) }

$key = New-SseCKey soak
$other = New-SseCKey other
$small = [byte[]]::new(3000)
$original = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([IO.File]::ReadAllBytes($large)))
$clock = [Diagnostics.Stopwatch]::StartNew()
$glance = $minutes * 60 / 24
for ($round = 0; $clock.Elapsed.TotalMinutes -lt $minutes; $round++) {
    $null = Send-S3SseCObject $large open "soak/large" -SseCKey $key
    $sent = $?
    $null = Receive-S3SseCObject open "soak/large" "$folder/large" -SseCKey $key -Force
    if ($? -and $sent) {
        $received = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([IO.File]::ReadAllBytes("$folder/large")))
        if ($received -ne $original) { Say "wrong bytes in round $round" }
    }
    foreach ($i in 0..9) { $small[0] = $i; $null = , $small | Send-S3EncryptedObject -BucketName open -Key "soak/small-$i" -Encryption SseS3 }
    $null = Copy-S3EncryptedObject 's3://open/soak/small-1' 's3://open/soak/copy' -SseCKey $key
    $null = Get-S3ObjectEncryption open -Prefix soak/ -SseCKey $key, $other
    $null = Convert-S3ObjectEncryption open -Prefix soak/small -To DsseKms -Confirm:$false
    $null = Convert-S3ObjectEncryption open -Prefix soak/large -SseCKey $key -To SseC -ToSseCKey $other -Confirm:$false
    $null = Convert-S3ObjectEncryption open -Prefix soak/large -SseCKey $other -To SseC -ToSseCKey $key -Confirm:$false
    $null = Get-S3BucketEncryption
    $null = Get-S3KmsKey
    $null = Test-S3KmsAccess alias/logs
    $null = New-S3PresignedUrl open soak/small-1
    $made = New-SseCKey each -Count 20
    $made.Dispose()
    foreach ($problem in $Error) {
        if ($problem.Exception.GetType().Name -ne 'S3EncryptionException') { Say "untyped $($problem.FullyQualifiedErrorId): $problem" }
    }
    $Error.Clear()
    if ($clock.Elapsed.TotalSeconds -ge $glance * ($shown + 1)) {
        $shown = [int][Math]::Floor($clock.Elapsed.TotalSeconds / $glance)
        $self.Refresh()
        $figures = $HeapMebibytes.Invoke() + $self.HandleCount + $self.Threads.Count
        Say ('glance ' + ($figures.ForEach({ $_.ToString([cultureinfo]::InvariantCulture) }) -join ' '))
    }
}
Say "rounds $round"
Say 'ended'
