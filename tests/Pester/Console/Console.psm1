# What a user types a line in and reads the answer from: a shell with the module, whose console is 100 columns wide and remembers what it shows.
# All suites share one sandbox, with its configuration beside this; those that change something do so in buckets that no other suite looks at.
[Diagnostics.CodeAnalysis.SuppressMessage('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests, which nobody asks whether they would.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSAvoidGlobalVars', '', Justification = 'Each suite imports this anew, and all share one sandbox.')]
param()

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module ([IO.Path]::Combine($PSScriptRoot, '..', 'Sandbox.psm1'))
if (-not ('S3Encryption.Tests.Console.RecordingHost' -as [type])) { Add-Type -Path (Join-Path $PSScriptRoot 'Console.cs') }

# Process-wide, as the environment is: Pester runs one suite after the other.
if (-not (Test-Path Variable:Global:S3EncryptionTestSandbox)) { $global:S3EncryptionTestSandbox = $null }

function Start-SharedSandbox([string] $Manifest) {
    $global:S3EncryptionTestSandbox = Start-Sandbox (Join-Path $PSScriptRoot 'sandbox.json')
    Wait-Sandbox $global:S3EncryptionTestSandbox
    $console = New-Console $Manifest
    $said = Enter-Line $console (Get-Content (Join-Path $PSScriptRoot 'Set-Up.ps1') -Raw)
    if ($said) { throw "The sandbox could not be filled: $said" }
    Close-Console $console
}

function New-Console([string] $Manifest) {
    Set-SandboxEnvironment $global:S3EncryptionTestSandbox
    $recorder = [S3Encryption.Tests.Console.RecordingHost]::new(100)
    $runspace = [runspacefactory]::CreateRunspace($recorder, [initialsessionstate]::CreateDefault2())
    $runspace.Open()
    $console = @{ Screen = $recorder.Screen; Shell = $runspace; Rendering = $PSStyle.OutputRendering; Folder = $global:S3EncryptionTestSandbox.Folder }
    $said = Enter-Line $console @"
Set-StrictMode -Version Latest
Set-Location -LiteralPath '$($console.Folder)'
Import-Module '$Manifest'
`$PSStyle.OutputRendering = 'PlainText'
`$reader = [pscredential]::new('$(($global:S3EncryptionTestSandbox.Said.principals | Where-Object name -eq 'reader').accessKeyId)', (ConvertTo-SecureString '$(
    ($global:S3EncryptionTestSandbox.Said.principals | Where-Object name -eq 'reader').secretAccessKey)' -AsPlainText -Force))
"@
    if ($said) { throw "The console could not be opened: $said" }
    $console
}

<#
.SYNOPSIS
Opens a console in the shared sandbox, which the first one starts.
#>
function Open-Console([Parameter(Mandatory)] [string] $Manifest) {
    if (-not $global:S3EncryptionTestSandbox) { Start-SharedSandbox $Manifest }
    $console = New-Console $Manifest
    $null = Enter-Line $console '$key = Import-SseCKey archive.key'
    $console
}

<#
.SYNOPSIS
Types lines at the prompt and gives what the console shows, without the empty lines around it.
.PARAMETER Answer
What to answer where the command asks: Yes, No. Without it nothing may be asked.
#>
function Enter-Line([Parameter(Mandatory)] [hashtable] $Console, [Parameter(Mandatory)] [string] $Line, [string] $Answer) {
    $null = $Console.Screen.Take()
    $Console.Screen.Questions.Clear()
    $Console.Screen.Answer = $Answer
    $shell = [powershell]::Create()
    $shell.Runspace = $Console.Shell
    try {
        $null = $shell.AddScript($Line, $false)
        # As a console does it: errors are shown where they come, by the view that the user chose.
        $shell.Commands.Commands[0].MergeMyResults('Error', 'Output')
        $null = $shell.AddCommand('Out-Default')
        try { $null = $shell.Invoke() }
        catch [Management.Automation.RuntimeException] {
            $shell.Commands.Clear()
            $null = $shell.AddCommand('Out-Default').Invoke(@($_.Exception.ErrorRecord))
        }
    }
    finally { $shell.Dispose() }
    $Console.Screen.Take().Trim("`r", "`n")
}

<#
.SYNOPSIS
Runs lines and gives their objects, for what is not about how they look.
#>
function Get-Answer([Parameter(Mandatory)] [hashtable] $Console, [Parameter(Mandatory)] [string] $Line) {
    $shell = [powershell]::Create()
    $shell.Runspace = $Console.Shell
    try { $shell.AddScript($Line, $false).Invoke() } finally { $shell.Dispose() }
}

<#
.SYNOPSIS
What Tab offers at the end of a line.
#>
function Get-Completion([Parameter(Mandatory)] [hashtable] $Console, [Parameter(Mandatory)] [string] $Line) {
    $typed = $Line.Replace("'", "''")
    Get-Answer $Console "(TabExpansion2 '$typed' $($Line.Length)).CompletionMatches.CompletionText"
}

<#
.SYNOPSIS
How many requests of an operation the sandbox has had.
#>
function Get-RequestCount([Parameter(Mandatory)] [string] $Operation, [string] $Bucket = '*') {
    $control = $global:S3EncryptionTestSandbox.Said.control.TrimEnd('/')
    $log = Invoke-RestMethod "$control/requests?operation=$Operation" -SkipCertificateCheck -NoProxy
    # Requests to other services have no bucket.
    @($log.requests | Where-Object { $Bucket -eq '*' -or ($_.PSObject.Properties['bucket'] -and $_.bucket -eq $Bucket) }).Count
}

<#
.SYNOPSIS
Closes a console. The sandbox stays for the next suite, until Stop-SharedSandbox.
#>
function Close-Console([Parameter(Mandatory)] [hashtable] $Console) {
    $Console.Shell.Dispose()
    $PSStyle.OutputRendering = $Console.Rendering     # One for the whole process.
    Clear-SandboxEnvironment
}

<#
.SYNOPSIS
Ends the shared sandbox, after the last suite.
#>
function Stop-SharedSandbox {
    $sandbox = $global:S3EncryptionTestSandbox
    if (-not $sandbox) { return }
    $global:S3EncryptionTestSandbox = $null
    Stop-Sandbox $sandbox
}

Export-ModuleMember Open-Console, Enter-Line, Get-Answer, Get-Completion, Get-RequestCount, Close-Console, Stop-SharedSandbox
