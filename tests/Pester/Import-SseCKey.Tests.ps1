[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Import-SseCKey' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows the key by name and fingerprint' {
        $shown = Enter-Line $console 'Import-SseCKey archive.key -Name mine'
        $shown | Should -Match '(?m)^mine .*SHA256:[A-Za-z0-9+/]{43}'
    }

    It 'takes a file as the AWS CLI names it' {
        Enter-Line $console '(Import-SseCKey fileb://archive.key).Fingerprint -eq $key.Fingerprint' | Should -Be 'True'
    }

    It 'says of a file that is not there which one' {
        Enter-Line $console 'Import-SseCKey none.key' | Should -Match "^Import-SseCKey: 'none\.key': there is no such file\."
    }

    It 'says of a malformed key which forms there are, and does not repeat what may be a secret' {
        $shown = Enter-Line $console '"not-a-key-but-may-be-a-secret" | Import-SseCKey'
        $shown | Should -Match '^Import-SseCKey: .*base64'
        $shown | Should -Not -Match 'may-be-a-secret'
    }

    It 'completes forms' { Get-Completion $console 'Import-SseCKey archive.key -As Hex' | Should -Contain 'Hex' }
}
