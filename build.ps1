<#
.SYNOPSIS
Builds, tests, packages and installs S3Encryption.
.DESCRIPTION
Runs in Windows PowerShell 5.1 and in PowerShell 7; needs the .NET SDK. Without a PowerShell, dotnet build and dotnet test do the
same for Build and Test.
.PARAMETER Task
Build: everything. Test: dotnet test, then TestPackage where Pester 5 is installed. Package: artifacts/S3Encryption/VERSION, a zip of
it and a nupkg for the PowerShell Gallery, the same to the byte for the same commit. TestPackage: packages, and runs the Pester suites on the package. Install: packages, and copies the package to the current
user's modules, of the edition that runs this script.
.PARAMETER Configuration
Release or Debug.
.PARAMETER ResultsPath
A file for the Pester results, in NUnit's XML.
.EXAMPLE
./build.ps1 -Task Test, Install
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package', 'TestPackage', 'Install')]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    [string] $ResultsPath
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$artifacts = Join-Path $root 'artifacts'
$manifestPath = Join-Path $root 'S3Encryption.psd1'
$version = ([xml](Get-Content (Join-Path $root 'Directory.Build.props') -Raw)).SelectSingleNode('//Version').InnerText
$package = [IO.Path]::Combine($artifacts, 'S3Encryption', $version)

Add-Type -AssemblyName System.IO.Compression, System.IO.Compression.FileSystem

function Invoke-Dotnet {
    & dotnet @args | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args -join ' ') failed ($LASTEXITCODE)." }
}

function Write-Line([string] $Text) { Write-Information $Text -InformationAction Continue }

function Test-Pester {
    [bool](Get-Module Pester -ListAvailable | Where-Object Version -ge '5.0')
}

function Assert-Version {
    $declared = (Test-ModuleManifest $manifestPath).Version
    if ($version -ne $declared) { throw "S3Encryption.psd1 says version $declared, Directory.Build.props says $version." }
    foreach ($framework in 'net8.0', 'net472') {
        $assembly = [IO.Path]::Combine($root, 'lib', $framework, 'S3Encryption.dll')
        $built = [Diagnostics.FileVersionInfo]::GetVersionInfo($assembly).FileVersion
        if (-not $built.StartsWith("$version.")) { throw "$assembly has version $built, Directory.Build.props says $version." }
    }
}

function Copy-Package {
    if (Test-Path $package) { Remove-Item $package -Recurse -Force }
    $null = New-Item $package -ItemType Directory -Force
    Copy-Item $manifestPath $package
    $folders = 'lib', 'en-US' | ForEach-Object { Join-Path $root $_ }
    $files = Get-ChildItem $folders -Recurse -File | Where-Object Extension -ne '.pdb'
    foreach ($file in $files) {
        $target = Join-Path $package $file.FullName.Substring($root.Length + 1)
        $null = New-Item (Split-Path $target) -ItemType Directory -Force
        Copy-Item -LiteralPath $file.FullName $target
    }
    foreach ($name in 'CHANGELOG.md', 'README.md') { Copy-Item (Join-Path $root $name) $package }
    $source = [IO.Path]::Combine($root, 'src', 'S3Encryption')
    $notices = Join-Path $package 'THIRD-PARTY-NOTICES.txt'
    & ([IO.Path]::Combine($root, 'build', 'Notices.ps1')) -Assets ([IO.Path]::Combine($source, 'obj', 'project.assets.json')) -Path $notices
    $bom = @{ Project = Join-Path $source 'S3Encryption.csproj'; Version = $version; Notices = $notices; Path = Join-Path $package 'bom.cdx.json' }
    & ([IO.Path]::Combine($root, 'build', 'Bom.ps1')) @bom
    if ($files.Name -contains 'System.Management.Automation.dll') { throw 'The package must not hold System.Management.Automation.dll.' }
    $null = Test-ModuleManifest (Join-Path $package 'S3Encryption.psd1')
}

# Entry by entry: Compress-Archive of Windows PowerShell writes backslashes, which other systems take for part of the name.
function Compress-Package([string] $Path) {
    if (Test-Path $Path) { Remove-Item $Path }
    $zip = [IO.Compression.ZipFile]::Open($Path, 'Create')
    try {
        foreach ($file in Get-ChildItem $package -Recurse -File | Sort-Object { $_.FullName }) {
            $name = $file.FullName.Substring($artifacts.Length + 1).Replace('\', '/')
            $null = [IO.Compression.ZipFileExtensions]::CreateEntryFromFile($zip, $file.FullName, $name)
        }
    }
    finally { $zip.Dispose() }
    Clear-Time $Path
}

# When a package was made is the one thing in it that would differ the next time.
function Clear-Time([string] $Path) {
    $zip = [IO.Compression.ZipFile]::Open($Path, 'Update')
    try {
        foreach ($entry in $zip.Entries) { $entry.LastWriteTime = [DateTimeOffset]::new(2000, 1, 1, 0, 0, 0, [TimeSpan]::Zero) }
    }
    finally { $zip.Dispose() }
}

# As the PowerShell Gallery takes modules. https://learn.microsoft.com/powershell/gallery/concepts/package-manifest-affecting-ui
function Export-GalleryPackage {
    $manifest = Test-ModuleManifest (Join-Path $package 'S3Encryption.psd1')
    $gallery = $manifest.PrivateData.PSData
    $words = @($gallery.Tags) + 'PSModule' + 'PSIncludes_Cmdlet' + @($manifest.ExportedCmdlets.Keys | Sort-Object | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" })
    $escape = { [Security.SecurityElement]::Escape($args[0]) }
    $nuspec = Join-Path $artifacts 'S3Encryption.nuspec'
    [IO.File]::WriteAllText($nuspec, @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>S3Encryption</id>
    <version>$version</version>
    <authors>$(& $escape $manifest.Author)</authors>
    <copyright>$(& $escape $manifest.Copyright)</copyright>
    <requireLicenseAcceptance>false</requireLicenseAcceptance>
    <description>$(& $escape $manifest.Description)</description>
    <releaseNotes>$(& $escape $gallery.ReleaseNotes)</releaseNotes>
    <tags>$($words -join ' ')</tags>
  </metadata>
  <files><file src="**/*" target="" /></files>
</package>
"@)
    $options = "-p:ModuleFolder=$package$([IO.Path]::DirectorySeparatorChar)", "-p:ArtifactsFolder=$artifacts$([IO.Path]::DirectorySeparatorChar)"
    Invoke-Dotnet pack ([IO.Path]::Combine($root, 'build', 'Pack.csproj')) -v quiet -nologo @options
    Remove-Item $nuspec
    $nupkg = Join-Path $artifacts "S3Encryption.$version.nupkg"
    Clear-Time $nupkg
    $nupkg
}

function Invoke-Package {
    Invoke-Dotnet build ([IO.Path]::Combine($root, 'src', 'S3Encryption', 'S3Encryption.csproj')) -c $Configuration
    Assert-Version
    Copy-Package
    $zip = Join-Path $artifacts "S3Encryption-$version.zip"
    Compress-Package $zip
    $nupkg = Export-GalleryPackage
    Write-Line "Packaged: $package"
    Write-Line "          $zip"
    Write-Line "          $nupkg"
}

# In a process of its own, as a user has it: importing here would keep the package's files open.
function Invoke-Suite([string] $Results) {
    if (-not (Test-Pester)) { throw 'Pester 5 is not installed: Install-Module Pester -Scope CurrentUser -SkipPublisherCheck' }
    Invoke-Package
    # The examples of the help are typed in against it.
    Invoke-Dotnet build ([IO.Path]::Combine($root, 'src', 'S3Encryption.Sandbox', 'S3Encryption.Sandbox.csproj')) -c $Configuration
    $suite = [IO.Path]::Combine($root, 'tests', 'Pester', 'Invoke-Suite.ps1')
    $options = @('-NoProfile', '-NonInteractive', '-File', $suite, '-Manifest', (Join-Path $package 'S3Encryption.psd1'))
    if ($Results) { $options += '-ResultsPath', $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Results) }
    if ($PSVersionTable.PSEdition -eq 'Desktop') { $options = @('-ExecutionPolicy', 'Bypass') + $options }
    # By its command, not its process: of a PowerShell that is a .NET tool, the process is dotnet.
    $shell = if ($PSVersionTable.PSEdition -eq 'Desktop') { 'powershell' } else { 'pwsh' }
    & $shell @options | Out-Host
    if ($LASTEXITCODE -ne 0) { throw 'The Pester suites failed.' }
}

function Get-UserModulePath {
    if ($PSVersionTable.PSEdition -eq 'Core' -and -not $IsWindows) {
        return [Management.Automation.Platform]::SelectProductNameForDirectory('USER_MODULES')
    }
    $edition = if ($PSVersionTable.PSEdition -eq 'Core') { 'PowerShell' } else { 'WindowsPowerShell' }
    [IO.Path]::Combine([Environment]::GetFolderPath('MyDocuments'), $edition, 'Modules')
}

function Copy-PackageToUser {
    Invoke-Package
    $target = [IO.Path]::Combine((Get-UserModulePath), 'S3Encryption', $version)
    if (Test-Path $target) { Remove-Item $target -Recurse -Force }
    $null = New-Item (Split-Path $target) -ItemType Directory -Force
    Copy-Item $package $target -Recurse
    Write-Line "Installed: $target"
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' { Invoke-Dotnet build (Join-Path $root 'S3EncryptionModule.sln') -c $Configuration }
        'Test' {
            Invoke-Dotnet test (Join-Path $root 'S3EncryptionModule.sln') -c $Configuration
            if (Test-Pester) { Invoke-Suite $ResultsPath } else { Write-Line 'The Pester suites were not run: Pester 5 is not installed.' }
        }
        'Package' { Invoke-Package }
        'TestPackage' { Invoke-Suite $ResultsPath }
        'Install' { Copy-PackageToUser }
    }
}
