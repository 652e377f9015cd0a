[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'The packaged module' {
    BeforeAll {
        # A shell of its own, in another folder: nothing but this module has been loaded there.
        $script = @'
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Set-Location ([IO.Path]::GetTempPath())
Import-Module $args[0] -WarningVariable warnings -WarningAction SilentlyContinue
[pscustomobject]@{
    Commands   = @((Get-Command -Module S3Encryption).Name)
    Functions  = @(Get-Command -Module S3Encryption -CommandType Function, Alias).Count
    Warnings   = @($warnings | ForEach-Object { "$_" })
    Assemblies = @([AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name })
} | ConvertTo-Json -Compress
'@
        $file = Join-Path $TestDrive 'import.ps1'
        Set-Content $file $script
        $shell = if ($PSVersionTable.PSEdition -eq 'Desktop') { 'powershell' } else { 'pwsh' }
        $output = & $shell -NoProfile -NonInteractive -ExecutionPolicy Bypass -File $file $Manifest 2>&1
        $imported = "$($output | Select-Object -Last 1)" | ConvertFrom-Json
        $declared = Test-ModuleManifest $Manifest
    }

    It 'imports under strict mode, from any folder, without a warning' {
        $imported.Warnings | Should -BeNullOrEmpty
        $output | Should -HaveCount 1
    }

    It 'exports the cmdlets its manifest names, all of them and nothing else' {
        $imported.Commands | Sort-Object | Should -Be ($declared.ExportedCmdlets.Keys | Sort-Object)
        $imported.Functions | Should -Be 0
    }

    It 'leaves the AWS SDK alone until it is needed, so that importing stays quick' {
        $imported.Assemblies | Should -Contain 'S3Encryption'
        $imported.Assemblies | Where-Object { $_ -like 'AWSSDK*' } | Should -BeNullOrEmpty
    }

    It 'holds no debugging symbols, and no PowerShell engine that would stand in for the real one' {
        $files = (Get-ChildItem (Split-Path $Manifest) -Recurse -File).Name
        $files | Should -Not -Contain 'System.Management.Automation.dll'
        $files | Where-Object { $_ -like '*.pdb' } | Should -BeNullOrEmpty
    }

    It 'brings a cmdlet for both editions' -ForEach 'net8.0', 'net472' {
        $folder = [IO.Path]::Combine((Split-Path $Manifest), 'lib', $_)
        Join-Path $folder 'S3Encryption.dll' | Should -Exist
        [IO.Path]::Combine($folder, 'private', 'AWSSDK.S3.dll') | Should -Exist
    }
}
