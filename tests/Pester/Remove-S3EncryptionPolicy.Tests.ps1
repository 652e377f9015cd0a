[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Remove-S3EncryptionPolicy' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
        $null = Enter-Line $console 'Set-S3EncryptionPolicy desk -RequireTls -DenySseC'
    }

    AfterAll { Close-Console $console }

    It 'shows under -WhatIf what would go, and leaves it' {
        $shown = Enter-Line $console 'Remove-S3EncryptionPolicy desk -Requirement NoSseC -WhatIf'
        $shown | Should -Match '(?m)^- \{"Sid":"S3EncryptionDenySseC"'
        $shown | Should -Not -Match 'S3EncryptionRequireTls'
        Get-Answer $console 'Get-S3EncryptionPolicy desk' | Should -HaveCount 2
    }

    It 'says before it deletes a policy that nothing is left of it' {
        $null = Enter-Line $console 'Remove-S3EncryptionPolicy desk -Confirm' -Answer 'No'
        $console.Screen.Questions | Should -BeLike '*Nothing is left of the policy: it is deleted.'
        Get-Answer $console 'Get-S3EncryptionPolicy desk' | Should -HaveCount 2
    }

    It 'leaves what was not named' {
        Enter-Line $console 'Remove-S3EncryptionPolicy desk -Requirement NoSseC' | Should -BeNullOrEmpty
        "$((Get-Answer $console 'Get-S3EncryptionPolicy desk').Requirement)" | Should -Be 'Tls'
    }

    It 'completes requirements' { Get-Completion $console 'Remove-S3EncryptionPolicy desk -Requirement NoS' | Should -Be 'NoSseC' }
}
