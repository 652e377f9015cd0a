<#
.SYNOPSIS
Writes the software bill of materials of a package of S3Encryption: CycloneDX, JSON.
.DESCRIPTION
By CycloneDX's own tool, of what NuGet has resolved. It must name the packages that the notices name, no more and no less: those whose
assemblies the package holds.
.LINK
https://cyclonedx.org/docs/1.6/json/
#>
[CmdletBinding()]
param(
    # src/S3Encryption/S3Encryption.csproj, restored.
    [Parameter(Mandatory)] [string] $Project,
    [Parameter(Mandatory)] [string] $Version,
    # THIRD-PARTY-NOTICES.txt of the same package.
    [Parameter(Mandatory)] [string] $Notices,
    [Parameter(Mandatory)] [string] $Path
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Compiled against, not shipped.
$unshipped = 'Microsoft.NETFramework.ReferenceAssemblies', 'PowerShellStandard.Library', 'System.Security.Cryptography.Pkcs'

function Invoke-Tool {
    # To Windows PowerShell a line of standard error is an error.
    $ErrorActionPreference = 'Continue'
    $said = & dotnet @args 2>&1
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args -join ' ') failed ($LASTEXITCODE): $($said -join "`n")" }
}

$Project, $Notices, $Path = $Project, $Notices, $Path | ForEach-Object { $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($_) }

# The manifest of tools is sought from where one is.
Push-Location $PSScriptRoot
try {
    Invoke-Tool tool restore
    $options = '--disable-package-restore', '--no-serial-number', '--exclude-filter', ($unshipped -join ',')
    Invoke-Tool CycloneDX $Project @options -spv 1.6 -F Json -o (Split-Path $Path) -fn (Split-Path $Path -Leaf) -sn S3Encryption -sv $Version -st Library
}
finally { Pop-Location }

# When it was made is the one thing in it that would differ the next time.
$text = [IO.File]::ReadAllText($Path) -replace '(?m)^\s*"timestamp": "[^"]*",\r?\n', '' -replace "`r`n", "`n"
[IO.File]::WriteAllText($Path, $text)

$named = @(($text | ConvertFrom-Json).components | ForEach-Object { "$($_.name) $($_.version)" } | Sort-Object)
$noticed = @([IO.File]::ReadAllLines($Notices) -match '^\S+ \d+(\.\d+)+$' | Sort-Object)
$difference = Compare-Object $noticed $named
if ($difference) { throw "The bill of materials and the notices differ: $(($difference | ForEach-Object { $_.SideIndicator + $_.InputObject }) -join ', ')" }
