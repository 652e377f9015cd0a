[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Set-S3EncryptionPolicy' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows under -WhatIf the statements that would come, and writes none' {
        $shown = Enter-Line $console 'Set-S3EncryptionPolicy archive -RequireTls -WhatIf'
        $shown | Should -Match '(?m)^What if: s3://archive: change the bucket policy\s*$'
        $shown | Should -Match '(?m)^\+ \{"Sid":"S3EncryptionRequireTls","Effect":"Deny"'
        Get-RequestCount PutBucketPolicy archive | Should -Be 0
    }

    It 'asks under -Confirm, and takes no for an answer' {
        $null = Enter-Line $console 'Set-S3EncryptionPolicy archive -DenySseC -Confirm' -Answer 'No'
        $console.Screen.Questions | Should -BeLike '*+ {"Sid":"S3EncryptionDenySseC"*'
        Get-RequestCount PutBucketPolicy archive | Should -Be 0
    }

    It 'says that nothing is required of it, where nothing is' {
        Enter-Line $console 'Set-S3EncryptionPolicy archive' | Should -Match '^Set-S3EncryptionPolicy: .+-RequireTls'
    }

    It 'completes kinds and KMS keys' {
        Get-Completion $console 'Set-S3EncryptionPolicy archive -RequireEncryption SseK' | Should -Be 'SseKms'
        Get-Completion $console 'Set-S3EncryptionPolicy archive -KmsKeyId alias/l' | Should -Be 'alias/logs'
    }
}
