# Runs in the shell of a world, before its examples.
param([string] $Manifest, $Sandbox, [string] $Folder)

$ErrorActionPreference = 'Stop'
Set-Location -LiteralPath $Folder
$global:ConfirmPreference = 'None'      # Who types an example says yes where it asks.
$global:ProgressPreference = 'SilentlyContinue'

# The environment is the process's: one world is used at a time.
Get-ChildItem env:AWS_* | Remove-Item
$admin, $reader, $auditor = 'admin', 'reader', 'auditor' | ForEach-Object { $name = $_; $Sandbox.principals | Where-Object name -eq $name }
$env:AWS_ENDPOINT_URL = $Sandbox.endpoint
$env:AWS_ENDPOINT_URL_S3_CONTROL = $Sandbox.endpoint -replace '127\.0\.0\.1', 'localhost'
$env:AWS_CA_BUNDLE = $Sandbox.caBundle
$env:AWS_REGION = $Sandbox.region
$env:AWS_ACCESS_KEY_ID = $admin.accessKeyId
$env:AWS_SECRET_ACCESS_KEY = $admin.secretAccessKey
$env:AWS_CONFIG_FILE = Join-Path $Folder '.aws-config'
$env:AWS_SHARED_CREDENTIALS_FILE = Join-Path $Folder '.aws-credentials'
Set-Content $env:AWS_CONFIG_FILE "[profile audit]", "region = $($Sandbox.region)"
Set-Content $env:AWS_SHARED_CREDENTIALS_FILE "[audit]", "aws_access_key_id = $($admin.accessKeyId)", "aws_secret_access_key = $($admin.secretAccessKey)"

Import-Module $Manifest -Scope Global

function New-Login($Principal) { [pscredential]::new($Principal.accessKeyId, (ConvertTo-SecureString $Principal.secretAccessKey -AsPlainText -Force)) }
$global:reader = New-Login $reader
$global:auditor = New-Login $auditor
$global:accessKeyAndSecret = New-Login $admin

# Files that examples send, and lists that they read.
Set-Content report.csv 'quarter,revenue', 'Q1,1200', 'Q2,1350'
Set-Content costs.csv 'quarter,costs', 'Q1,800', 'Q2,900'
Set-Content notes.txt 'Call the auditors.'
[IO.File]::WriteAllBytes((Join-Path $Folder 'disk.vhdx'), [byte[]]::new(20MB))
$null = New-Item logs/2026/11 -ItemType Directory
Set-Content logs/2026/a.log, logs/2026/11/b.log, logs/2026/b.tmp 'a line'
Set-Content my-buckets.csv 'BucketName', 'logs', 'vault'
Set-Content objects.csv 'BucketName,Key', 'logs,2026/a.gz', 'logs,2026/b.gz'
Set-Content baseline.psd1 "@{ Encryption = 'SseS3', 'SseKms'; SseCBlocked = `$true }"
Set-Content their.key ([Convert]::ToBase64String([byte[]](1..32))) -NoNewline

# Objects that are there.
Set-Content a.gz, b.gz 'compressed' -NoNewline
$null = Get-Item a.gz | Send-S3EncryptedObject logs 2026/
$null = Get-Item b.gz | Send-S3EncryptedObject logs 2026/ -Encryption SseKms -KmsKeyId alias/old
$null = Get-Item report.csv | Send-S3EncryptedObject vault 2026/
Remove-Item a.gz, b.gz

# What AWS Tools for PowerShell emits, for examples that take it.
function global:Get-S3Object([string] $BucketName, [string] $KeyPrefix) {
    Get-S3ObjectEncryption $BucketName $KeyPrefix | ForEach-Object { [pscustomobject]@{ BucketName = $_.BucketName; Key = $_.Key; Size = $_.Size; ETag = $_.ETag } }
}
function global:Get-S3Bucket { Get-S3BucketEncryption | ForEach-Object { [pscustomobject]@{ BucketName = $_.BucketName; CreationDate = [datetime]::Now } } }
