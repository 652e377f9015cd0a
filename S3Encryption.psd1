@{
    RootModule             = if ($PSEdition -eq 'Core') { 'lib/net8.0/S3Encryption.dll' } else { 'lib/net472/S3Encryption.dll' }
    ModuleVersion          = '0.1.0'
    GUID                   = '6d1f0d53-6a3e-4b0e-9a5e-5a0f1f5d7c21'
    Author                 = 'The S3Encryption authors'
    CompanyName            = 'S3Encryption'
    Copyright              = '(c) The S3Encryption authors'
    Description            = 'Operates Amazon S3 server-side encryption (SSE-S3, SSE-KMS, DSSE-KMS and SSE-C): sets and tests how buckets encrypt, proves who may use a KMS key, keeps customer-provided keys safe, audits what is stored and changes its encryption in place without losing anything.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    FormatsToProcess       = @(
        'lib/Views/Access.Format.ps1xml'
        'lib/Views/Buckets.Format.ps1xml'
        'lib/Views/Jobs.Format.ps1xml'
        'lib/Views/Keys.Format.ps1xml'
        'lib/Views/Objects.Format.ps1xml'
        'lib/Views/Transfers.Format.ps1xml'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    CmdletsToExport        = @(
        'Convert-S3ObjectEncryption'
        'Copy-S3EncryptedObject'
        'Export-S3EncryptionReport'
        'Export-SseCKey'
        'Get-S3BucketEncryption'
        'Get-S3EncryptedUpload'
        'Get-S3EncryptionJob'
        'Get-S3EncryptionPolicy'
        'Get-S3KmsKey'
        'Get-S3ObjectEncryption'
        'Get-SseCKey'
        'Import-SseCKey'
        'Measure-S3ObjectEncryption'
        'New-S3KmsKey'
        'New-S3KmsPolicy'
        'New-S3PresignedUrl'
        'New-SseCKey'
        'Receive-S3EncryptedObject'
        'Receive-S3SseCObject'
        'Remove-S3BucketEncryption'
        'Remove-S3EncryptedUpload'
        'Remove-S3EncryptionPolicy'
        'Remove-SseCKey'
        'Save-SseCKey'
        'Send-S3EncryptedObject'
        'Send-S3SseCObject'
        'Set-S3BucketEncryption'
        'Set-S3EncryptionPolicy'
        'Start-S3EncryptionJob'
        'Stop-S3EncryptionJob'
        'Test-S3BucketEncryption'
        'Test-S3KmsAccess'
        'Test-SseCKey'
    )
    PrivateData            = @{
        PSData = @{
            Tags         = @('AWS', 'S3', 'KMS', 'Encryption', 'SSE-C', 'SSE-KMS', 'Security', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'What is new is in CHANGELOG.md, in the folder of the module.'
        }
    }
}
