<#
.SYNOPSIS
Writes the notices of the packages whose assemblies a package of S3Encryption holds.
.DESCRIPTION
What they are is read from what NuGet has resolved, so that no package can come in without its notice: one whose license is not known
here ends the build.
#>
[CmdletBinding()]
param(
    # src/S3Encryption/obj/project.assets.json
    [Parameter(Mandatory)] [string] $Assets,
    [Parameter(Mandatory)] [string] $Path
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Packages that name a page instead of a license; the page says this one.
$named = @{ 'K4os.Compression.LZ4' = 'MIT'; 'System.Threading.Tasks.Extensions' = 'MIT'; 'System.ValueTuple' = 'MIT' }

function Get-Notice([string] $Folder, [string] $Name) {
    $nuspec = [xml][IO.File]::ReadAllText((Get-Item (Join-Path $Folder '*.nuspec')).FullName)
    $metadata = $nuspec.package.metadata
    $texts = @{}
    foreach ($element in $metadata.ChildNodes) { $texts[$element.LocalName] = $element.InnerText.Trim() }
    $license = if ($named.ContainsKey($Name)) { $named[$Name] } else { $texts['license'] }
    $holder = if ($texts['copyright']) { $texts['copyright'] } else { "Copyright $($texts['authors'])" }
    $project = if ($texts['projectUrl']) { $texts['projectUrl'] } else { $texts['repository'] }
    [pscustomobject]@{ Name = $Name; Version = $texts['version']; License = $license; Holder = $holder; Project = $project }
}

$resolved = Get-Content $Assets -Raw | ConvertFrom-Json
$folders = @($resolved.packageFolders.PSObject.Properties.Name)
$names = foreach ($target in $resolved.targets.PSObject.Properties) {
    foreach ($library in $target.Value.PSObject.Properties) {
        if ($library.Value.type -ne 'package' -or -not $library.Value.PSObject.Properties['runtime']) { continue }
        if (@($library.Value.runtime.PSObject.Properties.Name) -like '*.dll') { $library.Name }
    }
}
$notices = foreach ($library in $names | Sort-Object -Unique) {
    $name, $version = $library.Split('/')
    $folder = $folders | ForEach-Object { [IO.Path]::Combine($_, $name.ToLowerInvariant(), $version.ToLowerInvariant()) } | Where-Object { Test-Path $_ }
    Get-Notice @($folder)[0] $name
}

$lines = @('S3Encryption holds assemblies of the following packages, as they come from NuGet.', '')
foreach ($notice in $notices) { $lines += "$($notice.Name) $($notice.Version)", "  $($notice.Holder)", "  $($notice.Project)", "  License: $($notice.License)", '' }
foreach ($license in $notices.License | Sort-Object -Unique) {
    $text = [IO.Path]::Combine($PSScriptRoot, 'notices', "$license.txt")
    if (-not (Test-Path $text)) { throw "The license '$license' is not in build/notices: read it, and add its text if it may be shipped." }
    $lines += ('-' * 80), $license, '', [IO.File]::ReadAllText($text).TrimEnd(), ''
}
[IO.File]::WriteAllText($Path, ($lines -join "`n") + "`n")
