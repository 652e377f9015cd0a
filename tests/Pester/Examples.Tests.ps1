[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

BeforeDiscovery {
    $root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $files = @(Get-Item (Join-Path $root 'README.md')) + @(Get-ChildItem ([IO.Path]::Combine($root, 'docs', 'help')) -Filter *.md)
    $reader = [IO.Path]::Combine($PSScriptRoot, 'Examples', 'Read-Example.ps1')
    $pages = foreach ($file in $files) {
        $examples = @(& $reader $file.FullName)
        if ($examples) { @{ File = $file.Name; Examples = $examples } }
    }
}

BeforeAll {
    Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Examples', 'World.psm1')) -Force
    $script:next = Start-World
}

AfterAll {
    Stop-World $script:next
    Remove-Module World
}

Describe 'An example of <File>' -ForEach $pages {
    BeforeAll {
        $world, $script:next = $script:next, (Start-World)
        Open-World $world $Manifest
    }

    AfterAll { Stop-World $world }

    It 'does what it says: <Name>' -ForEach $Examples {
        if ($NotRun) { Set-ItResult -Skipped -Because $NotRun; return }
        if ($Before) { (Invoke-InWorld $world $Before).Errors | Should -BeNullOrEmpty }
        $result = Invoke-InWorld $world $Code
        if ($env:EXAMPLE_OUTPUT) { Add-Content $env:EXAMPLE_OUTPUT "## $File $Name", $Code, '----', $result.Shown, $result.Warnings, $result.Errors, '' }
        $ids = @($result.Errors | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] })
        if ($Fails) { $ids | Should -Be $Fails } else { $result.Errors | Should -BeNullOrEmpty }
        if ($Warns) { $result.Warnings -join "`n" | Should -BeLike $Warns } else { $result.Warnings | Should -BeNullOrEmpty }
        if ($Shows) { $result.Shown -replace '[^\S\n]+', ' ' -split ' ?\r?\n ?' | Should -Contain $Shows }
    }
}
