<#
.SYNOPSIS
Starts the sandbox that was built last, and gives its process; its first line says where it listens. It ends when its input closes.
.PARAMETER Configuration
What there is in it: docs/sandbox.md.
.PARAMETER Folder
Where it works.
#>
param([Parameter(Mandatory)] [string] $Configuration, [Parameter(Mandatory)] [string] $Folder)

$root = [IO.Path]::Combine($PSScriptRoot, '..', '..', '..')
$built = [IO.Path]::Combine($root, 'src', 'S3Encryption.Sandbox', 'bin', '*', 'net10.0', 'S3Encryption.Sandbox.dll')
$newest = Get-Item $built -ErrorAction Ignore | Sort-Object LastWriteTime | Select-Object -Last 1
if (-not $newest) { throw 'The sandbox is not built: dotnet build -c Release src/S3Encryption.Sandbox' }
$start = [Diagnostics.ProcessStartInfo]::new('dotnet')
$start.Arguments = '"{0}" --config "{1}"' -f $newest.FullName, $Configuration
$start.RedirectStandardInput = $start.RedirectStandardOutput = $true
$start.UseShellExecute = $false
$start.WorkingDirectory = $Folder
[Diagnostics.Process]::Start($start)
