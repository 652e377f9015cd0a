[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'The package' {
    BeforeAll {
        $folder = Split-Path $Manifest
        $declared = Test-ModuleManifest $Manifest
        $gallery = $declared.PrivateData.PSData
        $files = Get-ChildItem $folder -Recurse -File
        $nupkg = [IO.Path]::Combine($folder, '..', '..', "S3Encryption.$($declared.Version).nupkg")
    }

    It 'says in its manifest what the PowerShell Gallery shows' {
        $declared.Description.Length | Should -BeGreaterThan 60
        $declared.Guid | Should -Not -Be ([guid]::Empty)
        $declared.Author, $declared.Copyright, $gallery.ReleaseNotes | Should -Not -BeNullOrEmpty
        $declared.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
        $gallery.Tags | Should -Contain 'PSEdition_Core'
        $gallery.Tags | Should -Contain 'PSEdition_Desktop'
        $gallery.Tags | Where-Object { $_ -match '\s' } | Should -BeNullOrEmpty -Because 'NuGet parts tags at spaces'
    }

    It 'has every file that its manifest names' {
        $declared.ExportedFormatFiles | Should -Not -BeNullOrEmpty
        $chosen = 'lib/net472/S3Encryption.dll', 'lib/net8.0/S3Encryption.dll'
        $declared.RootModule | Should -Be $chosen[$PSVersionTable.PSEdition -eq 'Core']
        $chosen + @($declared.ExportedFormatFiles | ForEach-Object { $_.Substring($folder.Length + 1) }) | ForEach-Object { Join-Path $folder $_ | Should -Exist }
    }

    It 'holds nothing of tests, of the sandbox or of debugging' {
        $files.FullName.Substring($folder.Length) | Where-Object { $_ -match 'Tests?\b|Sandbox|Tour|xunit|\.pdb$|\.deps\.json$|\.key$|\.pem$' } |
            Should -BeNullOrEmpty
    }

    It 'names a package in its notices for every assembly that is not its own' {
        # Packages that are not called as their assembly is.
        $packages = @{ Parquet = 'Parquet.Net'; ZstdSharp = 'ZstdSharp.Port' }
        $notices = Get-Content (Join-Path $folder 'THIRD-PARTY-NOTICES.txt')
        $foreign = $files | Where-Object { $_.Extension -eq '.dll' -and $_.Name -notlike 'S3Encryption*' }
        $foreign | Should -Not -BeNullOrEmpty
        foreach ($assembly in $foreign.BaseName | Sort-Object -Unique) {
            $package = if ($packages[$assembly]) { $packages[$assembly] } else { $assembly }
            $notices | Where-Object { $_ -match "^$([regex]::Escape($package)) \d" } |
                Should -Not -BeNullOrEmpty -Because "$assembly.dll is in the package"
        }
    }

    It 'lists what it is made of, each with its hash and license, and not when it was made' {
        $text = Get-Content (Join-Path $folder 'bom.cdx.json') -Raw
        $bom = $text | ConvertFrom-Json
        $bom.bomFormat | Should -Be 'CycloneDX'
        $bom.metadata.component.name, $bom.metadata.component.version | Should -Be 'S3Encryption', "$($declared.Version)"
        $bom.components.Count | Should -BeGreaterThan 10
        foreach ($component in $bom.components) {
            $component.purl | Should -Be "pkg:nuget/$($component.name)@$($component.version)"
            $component.hashes.content | Should -Match '^[0-9A-F]{128}$' -Because $component.name
            $component.licenses | Should -Not -BeNullOrEmpty -Because $component.name
        }
        $text | Should -Not -Match 'timestamp|serialNumber'
    }

    It 'is in the nupkg, file by file' {
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        $zip = [IO.Compression.ZipFile]::OpenRead((Resolve-Path $nupkg))
        try { $packed = @($zip.Entries | ForEach-Object { [uri]::UnescapeDataString($_.FullName) }) } finally { $zip.Dispose() }
        $missing = $files.FullName.Substring($folder.Length + 1).Replace('\', '/') | Where-Object { $_ -notin $packed }
        $missing | Should -BeNullOrEmpty
    }

    It 'installs from a repository, and imports from where it was installed' {
        if (-not (Get-Command Save-PSResource -ErrorAction Ignore)) { Set-ItResult -Skipped -Because 'PSResourceGet is not here'; return }
        $repository = New-Item (Join-Path $TestDrive 'repository') -ItemType Directory
        $saved = New-Item (Join-Path $TestDrive 'saved') -ItemType Directory
        Copy-Item $nupkg $repository
        $name = "S3EncryptionTest$PID"
        Register-PSResourceRepository $name $repository.FullName -Trusted
        try { Save-PSResource S3Encryption -Repository $name -Path $saved.FullName -TrustRepository }
        finally { Unregister-PSResourceRepository $name }
        $module = [IO.Path]::Combine($saved.FullName, 'S3Encryption', $declared.Version, 'S3Encryption.psd1')
        $shell = if ($PSVersionTable.PSEdition -eq 'Desktop') { 'powershell' } else { 'pwsh' }
        $said = & $shell -NoProfile -NonInteractive -Command "Import-Module '$module' -EA Stop; (New-SseCKey saved).Name"
        $said | Should -Be 'saved'
    }
}
