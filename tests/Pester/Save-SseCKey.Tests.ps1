[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Save-SseCKey' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'says under -WhatIf what it would save where, and makes no folder' {
        Enter-Line $console '$key | Save-SseCKey ./never -KmsKeyId alias/keys -WhatIf' | Should -Match '^What if: .*never'
        Join-Path $console.Folder 'never' | Should -Not -Exist
    }

    It 'says of a key that is there already that its file was kept' {
        $before = Get-ChildItem (Join-Path $console.Folder 'keys') -File | Get-FileHash
        Enter-Line $console '$key | Save-SseCKey ./keys -KmsKeyId alias/keys' |
            Should -Match '^Save-SseCKey: .+: the key SHA256:[A-Za-z0-9+/]{43} is in this keyring already, and was kept\.'
        (Get-ChildItem (Join-Path $console.Folder 'keys') -File | Get-FileHash).Hash | Should -Be $before.Hash
    }

    It 'refuses to save a key in the clear, and says by what it can be wrapped' {
        Enter-Line $console '$key | Save-SseCKey ./clear' | Should -Match '^Save-SseCKey: .*-KmsKeyId.*-CmsRecipient'
    }

    It 'completes KMS keys' { Get-Completion $console 'Save-SseCKey ./keys -KmsKeyId alias/ke' | Should -Be 'alias/keys' }
}
