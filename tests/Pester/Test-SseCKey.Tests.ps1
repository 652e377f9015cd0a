[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Test-SseCKey' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows which key opens the object, with its whole fingerprint' {
        $shown = Enter-Line $console 'Test-SseCKey archive 2026/report.csv -Keyring ./keys'
        $shown | Should -Match '(?m)^Opens KeyName +Fingerprint +Object\s*$'
        $shown | Should -Match '(?m)^True  archive +SHA256:[A-Za-z0-9+/]{43} s3://archive/2026/report'
    }

    It 'shows a key that does not open it as such, and is no error' {
        Enter-Line $console 'Test-SseCKey archive 2026/report.csv -SseCKey (New-SseCKey other)' | Should -Match '(?m)^False other +SHA256:'
    }

    It 'completes keys of objects' { Get-Completion $console 'Test-SseCKey archive 2026/' | Should -Be '2026/report.csv' }
}
