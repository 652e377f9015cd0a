# What examples are typed in: a sandbox with buckets and keys, a folder with files, and a shell in which the module is imported.
# Each file of examples gets a world of its own, so that none finds what another has left.
[Diagnostics.CodeAnalysis.SuppressMessage('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests, which nobody asks whether they would.')]
param()

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module ([IO.Path]::Combine($PSScriptRoot, '..', 'Sandbox.psm1'))

# For document encryption; made once, since it takes long.
function New-Certificate([string] $Name) {
    $rsa = [Security.Cryptography.RSA]::Create(2048)
    $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new(
        "CN=$Name", $rsa, [Security.Cryptography.HashAlgorithmName]::SHA256, [Security.Cryptography.RSASignaturePadding]::Pkcs1)
    $request.CertificateExtensions.Add([Security.Cryptography.X509Certificates.X509KeyUsageExtension]::new('KeyEncipherment', $true))
    $purposes = [Security.Cryptography.OidCollection]::new()
    $null = $purposes.Add([Security.Cryptography.Oid]::new('1.3.6.1.4.1.311.80.1'))
    $request.CertificateExtensions.Add([Security.Cryptography.X509Certificates.X509EnhancedKeyUsageExtension]::new($purposes, $false))
    $certificate = $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-1), [DateTimeOffset]::UtcNow.AddDays(9))
    $certificate.ExportCertificatePem(), $rsa.ExportPkcs8PrivateKeyPem()
}

$certificates = @{ backup = New-Certificate backup; second = New-Certificate second }

# A world sets the process's environment; the suites after it find their own again.
$environment = Get-ChildItem env:AWS_*
$ExecutionContext.SessionState.Module.OnRemove = {
    Get-ChildItem env:AWS_* | Remove-Item
    Remove-Item env:S3_SANDBOX_CONTROL -ErrorAction Ignore
    foreach ($variable in $environment) { Set-Item "env:$($variable.Name)" $variable.Value }
}

<#
.SYNOPSIS
Begins a world. That takes a second, so that the next one begins while this one is used.
#>
function Start-World {
    @{ Sandbox = Start-Sandbox (Join-Path $PSScriptRoot 'sandbox.json'); Shell = $null }
}

<#
.SYNOPSIS
Fills a world, and opens the shell in it.
#>
function Open-World([hashtable] $World, [string] $Manifest) {
    Wait-Sandbox $World.Sandbox
    Set-SandboxEnvironment $World.Sandbox
    $runspace = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault())
    $runspace.Open()
    $World.Shell = $runspace
    $setUp = [IO.File]::ReadAllText((Join-Path $PSScriptRoot 'Set-World.ps1'))
    $result = Invoke-InWorld $World -Code "& { $setUp } @args" -Arguments $Manifest, $World.Sandbox.Said, $World.Sandbox.Folder, $PSScriptRoot, $certificates
    if ($result.Errors) { throw "The world could not be made: $($result.Errors[0])" }
}

<#
.SYNOPSIS
Types lines in a world: what they show, their errors and their warnings.
#>
function Invoke-InWorld([hashtable] $World, [string] $Code, [object[]] $Arguments) {
    $shell = [powershell]::Create()
    $shell.Runspace = $World.Shell
    $null = $shell.AddScript($Code, $false)
    foreach ($argument in $Arguments) { $null = $shell.AddArgument($argument) }
    $ended = $null
    try { $output = @($shell.Invoke()) }
    catch [System.Management.Automation.RuntimeException] { $output = @(); $ended = $_.Exception.ErrorRecord }
    $result = @{
        Shown    = Show-InWorld $World $output
        Errors   = @($shell.Streams.Error) + @($ended | Where-Object { $_ })
        Warnings = @($shell.Streams.Warning | ForEach-Object Message)
    }
    $shell.Dispose()
    $result
}

# By the views of the module, which only its own shell has.
function Show-InWorld([hashtable] $World, [object[]] $Output) {
    $shell = [powershell]::Create()
    $shell.Runspace = $World.Shell
    ($shell.AddCommand('Out-String').AddParameter('Width', 160).Invoke($Output) -join '').Trim()
    $shell.Dispose()
}

<#
.SYNOPSIS
Ends a world.
#>
function Stop-World([hashtable] $World) {
    if ($World.Shell) { $World.Shell.Dispose() }
    Stop-Sandbox $World.Sandbox
}

Export-ModuleMember Start-World, Open-World, Invoke-InWorld, Stop-World
