# Runs in the shell of a world, before its examples.
[Diagnostics.CodeAnalysis.SuppressMessage('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests, which nobody asks whether they would.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSAvoidGlobalVars', '', Justification = 'What examples find in their session.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSAvoidUsingConvertToSecureStringWithPlainText', '', Justification = 'The keys of a sandbox that ends with the examples.')]
param([string] $Manifest, $Sandbox, [string] $Folder, [string] $Examples, [hashtable] $Certificates)

$ErrorActionPreference = 'Stop'
Set-Location -LiteralPath $Folder
$global:ConfirmPreference = 'None'      # Who types an example says yes where it asks.
$global:ProgressPreference = 'SilentlyContinue'

# The environment is the process's: one world is used at a time.
$reader, $auditor = 'reader', 'auditor' | ForEach-Object { $name = $_; $Sandbox.principals | Where-Object name -eq $name }
$global:control = $Sandbox.control.TrimEnd('/') + '/'
$env:AWS_CONFIG_FILE = Join-Path $Examples 'aws-config'
$env:AWS_SHARED_CREDENTIALS_FILE = Join-Path $Examples 'aws-credentials'

Import-Module $Manifest -Scope Global

function New-Login($Principal) {
    [pscredential]::new($Principal.accessKeyId, (ConvertTo-SecureString $Principal.secretAccessKey -AsPlainText -Force))
}
$global:reader = New-Login $reader
$global:auditor = New-Login $auditor
$session = $Sandbox.principals | Where-Object name -eq session
$global:accessKeyAndSecret, $global:token = (New-Login $session), $session.sessionToken
Copy-Item $Sandbox.caBundle ca.pem

# Files that examples send, and lists that they read.
Set-Content report.csv 'quarter,revenue', 'Q1,1200', 'Q2,1350'
Set-Content costs.csv 'quarter,costs', 'Q1,800', 'Q2,900'
Set-Content notes.txt 'Call the auditors.'
[IO.File]::WriteAllBytes((Join-Path $Folder 'disk.vhdx'), [byte[]]::new(9MB))
$null = New-Item logs/2026/11 -ItemType Directory
Set-Content logs/2026/a.log, logs/2026/11/b.log, logs/2026/b.tmp 'a line'
Set-Content my-buckets.csv 'BucketName', 'logs', 'vault'
Set-Content objects.csv 'BucketName,Key', 'logs,2026/a.gz', 'logs,2026/b.gz'
Set-Content baseline.psd1 "@{ Encryption = 'SseS3', 'SseKms'; SseCBlocked = `$true }"
Set-Content their.key ([Convert]::ToBase64String([byte[]](1..32))) -NoNewline

# Certificates, each with its private key in a file of its own.
foreach ($name in $Certificates.Keys) {
    Set-Content "$name.cer" $Certificates[$name][0]
    Set-Content "$name.pem" $Certificates[$name]
}

# Keys and objects that are there.
$key = New-SseCKey archive -OutFile archive.key
$key | Save-SseCKey ./keys -KmsKeyId alias/keys -BucketName archive
New-SseCKey spare -KmsKeyId alias/keys | Save-SseCKey ./keys
$null = Send-S3SseCObject report.csv archive 2026/ -SseCKey $key
Set-Content a.gz, b.gz, c.gz 'compressed' -NoNewline
$null = Get-Item a.gz, c.gz | Send-S3EncryptedObject logs 2026/
$null = Get-Item b.gz | Send-S3EncryptedObject logs 2026/ -Encryption SseKms -KmsKeyId alias/old
$null = Get-Item report.csv | Send-S3EncryptedObject vault 2026/
foreach ($version in 1, 2) { $null = Get-Item report.csv | Send-S3EncryptedObject versioned }
Remove-Item a.gz, b.gz, c.gz

. (Join-Path $Examples 'New-Inventory.ps1')
New-Inventory logs reports logs/daily 2026-11-27T01-00Z
New-Inventory logs desk logs/all 2026-11-27T01-00Z
$null = New-Item inventory -ItemType Directory
Get-ChildItem reports-logs-daily -Recurse -File | Copy-Item -Destination inventory
Remove-Item reports-logs-daily, desk-logs-all -Recurse

# What AWS Tools for PowerShell emits, for examples that take it.
function global:Get-S3Object([string] $BucketName, [string] $KeyPrefix) {
    Get-S3ObjectEncryption $BucketName $KeyPrefix | Select-Object BucketName, Key, Size, ETag
}

# What the SecretManagement module does, with a vault that ends with the shell.
$global:vault = @{}
function global:Set-Secret([string] $Name, [Parameter(ValueFromPipeline)] $Secret) { process { $global:vault[$Name] = $Secret } }
function global:Get-Secret([string] $Name) { $global:vault[$Name] }
$key | Export-SseCKey -AsSecureString | Set-Secret reports

# What goes wrong, or takes its time, in the sandbox.
function global:Add-Fault([string] $Fault) {
    $null = Invoke-RestMethod "$($global:control)faults" -Method Post -Body $Fault -SkipCertificateCheck
}

# An upload that is stopped halfway, as by a network that went away.
function global:Start-UnfinishedUpload {
    Add-Fault '{"operation":"UploadPart","nth":2,"action":{"type":"AnswerError","code":"AccessDenied"}}'
    Send-S3SseCObject disk.vhdx archive -SseCKey fileb://archive.key -Resume -ErrorAction SilentlyContinue
}
