# The sandbox that suites talk to, in a process and a folder of its own.
[Diagnostics.CodeAnalysis.SuppressMessage('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests, which nobody asks whether they would.')]
param()

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))

# These are the suites' own, and not about one sandbox.
$profiles = 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'

function Find-Sandbox {
    $built = [IO.Path]::Combine($root, 'src', 'S3Encryption.Sandbox', 'bin', '*', 'net10.0', 'S3Encryption.Sandbox.dll')
    $newest = Get-Item $built -ErrorAction Ignore | Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $newest) { throw 'The sandbox is not built: dotnet build -c Release src/S3Encryption.Sandbox' }
    $newest.FullName
}

<#
.SYNOPSIS
Starts the sandbox that was built last. It takes a second to say where it listens: Wait-Sandbox.
.PARAMETER Configuration
What there is in it: docs/sandbox.md.
#>
function Start-Sandbox([string] $Configuration) {
    $name = "s3e-$([guid]::NewGuid().ToString('n').Substring(0, 8))"
    $folder = (New-Item ([IO.Path]::Combine([IO.Path]::GetTempPath(), $name)) -ItemType Directory).FullName
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.Arguments = '"{0}" --config "{1}"' -f (Find-Sandbox), $Configuration
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
    $start.UseShellExecute = $false
    $start.WorkingDirectory = $folder
    @{ Folder = $folder; Process = [Diagnostics.Process]::Start($start); Said = $null }
}

<#
.SYNOPSIS
Waits until a sandbox that was started listens, and takes note of where.
#>
function Wait-Sandbox([hashtable] $Sandbox) { $Sandbox.Said = $Sandbox.Process.StandardOutput.ReadLine() | ConvertFrom-Json }

<#
.SYNOPSIS
Ends a sandbox, which ends when its input closes, and removes its folder.
#>
function Stop-Sandbox([hashtable] $Sandbox) {
    $Sandbox.Process.StandardInput.Close()
    if (-not $Sandbox.Process.WaitForExit(10000)) { $Sandbox.Process.Kill() }
    $Sandbox.Process.Dispose()
    Remove-Item -LiteralPath $Sandbox.Folder -Recurse -Force
}

<#
.SYNOPSIS
Says where the sandbox is, and who is calling, to this process and those that it starts.
#>
function Set-SandboxEnvironment([hashtable] $Sandbox) {
    Clear-SandboxEnvironment
    $said = $Sandbox.Said
    $admin = $said.principals | Where-Object name -eq 'admin'
    $env:AWS_ENDPOINT_URL = $said.endpoint
    $env:AWS_ENDPOINT_URL_S3_CONTROL = $said.endpoint -replace '127\.0\.0\.1', 'localhost'
    $env:AWS_CA_BUNDLE = $said.caBundle
    $env:AWS_REGION = $said.region
    $env:AWS_ACCESS_KEY_ID = $admin.accessKeyId
    $env:AWS_SECRET_ACCESS_KEY = $admin.secretAccessKey
    $env:S3_SANDBOX_CONTROL = $said.control
}

<#
.SYNOPSIS
Forgets where the sandbox was and who called.
#>
function Clear-SandboxEnvironment {
    Get-ChildItem env:AWS_* | Where-Object Name -notin $profiles | Remove-Item
    Remove-Item env:S3_SANDBOX_CONTROL -ErrorAction Ignore
}

Export-ModuleMember Start-Sandbox, Wait-Sandbox, Stop-Sandbox, Set-SandboxEnvironment, Clear-SandboxEnvironment
