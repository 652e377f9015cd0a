[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'New-S3KmsKey' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows under -WhatIf the policy that the key would have, and makes none' {
        $shown = Enter-Line $console 'New-S3KmsKey alias/never -WhatIf'
        $shown | Should -Match '^What if: .*Make a customer managed KMS key in us-east-1, rotated every 365 days'
        $shown | Should -Match '"Sid": "EnableIAMUserPermissions"'
        Get-Answer $console 'Get-S3KmsKey never*' | Should -BeNullOrEmpty
    }

    It 'takes no for an answer under -Confirm' {
        $null = Enter-Line $console 'New-S3KmsKey alias/never -Confirm' -Answer 'No'
        $console.Screen.Questions | Should -HaveCount 1
        Get-Answer $console 'Get-S3KmsKey never*' | Should -BeNullOrEmpty
    }

    It 'shows the key that it made, and says of an alias that is taken that nothing was made' {
        Enter-Line $console 'New-S3KmsKey alias/made' | Should -Match '(?m)^alias/made Enabled Customer True  365 days us-east-1\s*$'
        Enter-Line $console 'New-S3KmsKey alias/made' | Should -Match '^New-S3KmsKey: alias/made exists, .+; nothing was made\.'
    }
}
