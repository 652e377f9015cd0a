[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Remove-SseCKey' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
        $null = Enter-Line $console 'New-SseCKey spare | Save-SseCKey ./spares -KmsKeyId alias/keys'
    }

    AfterAll { Close-Console $console }

    It 'asks unasked, names the key by its fingerprint and says what is lost' {
        $null = Enter-Line $console 'Get-SseCKey ./spares spare | Remove-SseCKey' -Answer 'No'
        $console.Screen.Questions | Should -BeLike '*Remove SSE-C key spare (SHA256:*). What is encrypted with it can never be read again*'
        Get-Answer $console 'Get-SseCKey ./spares' | Should -HaveCount 1
    }

    It 'says the same under -WhatIf, and removes nothing' {
        Enter-Line $console 'Get-SseCKey ./spares spare | Remove-SseCKey -WhatIf' |
            Should -BeLike 'What if: *Remove SSE-C key spare (SHA256:*can never be read again*'
        Get-Answer $console 'Get-SseCKey ./spares' | Should -HaveCount 1
    }

    It 'removes it when the answer is yes' {
        $null = Enter-Line $console 'Get-SseCKey ./spares spare | Remove-SseCKey' -Answer 'Yes'
        Get-Answer $console 'Get-SseCKey ./spares' | Should -BeNullOrEmpty
    }

    It 'completes keys by their fingerprints, since a name may be of several' {
        (Get-Completion $console 'Remove-SseCKey ./keys ') -replace "'" | Should -Match '^SHA256:[A-Za-z0-9+/]{43}$'
    }
}
