[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Get-SseCKey' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows a key a row with its whole fingerprint, and what it is for' {
        $shown = Enter-Line $console 'Get-SseCKey ./keys archive'
        $shown | Should -Match '(?m)^Name    Fingerprint {40}Created    Wrap For\s*$'
        $shown | Should -Match '(?m)^archive SHA256:[A-Za-z0-9+/]{43} \d{4}-\d\d-\d\d Kms  s3://archive/\s*$'
    }

    It 'shows no key in a list, not even unwrapped' {
        $secret = Get-Answer $console '[Convert]::ToBase64String([IO.File]::ReadAllBytes("$PWD/archive.key"))'
        $shown = Enter-Line $console 'Get-SseCKey ./keys archive | Format-List; Get-SseCKey ./keys archive -Unwrap | Format-List *'
        $shown | Should -Match 'KmsKeyArn'
        $shown -replace '\s' | Should -Not -Match ([regex]::Escape($secret.TrimEnd('=')))
    }

    It 'says of a folder that is not there how one comes to be' {
        Enter-Line $console 'Get-SseCKey ./none' |
            Should -Match '^Get-SseCKey: .+none.: there is no such folder\. Save-SseCKey -Keyring makes it with the first key\.$'
    }

    It 'completes the names of keys' { Get-Completion $console 'Get-SseCKey ./keys arch' | Should -Be 'archive' }
}
