[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Set-S3BucketEncryption' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'says under -WhatIf what would become what, and changes nothing' {
        $shown = Enter-Line $console 'Set-S3BucketEncryption set SseKms -KmsKeyId alias/logs -WhatIf'
        $shown |
            Should -BeLike 'What if: *"Change encryption from SseS3, SSE-C allowed to SseKms, key arn:aws:kms:*, Bucket Key off, SSE-C allowed" on target "s3://set".'
        (Get-Answer $console 'Get-S3BucketEncryption set').Encryption | Should -Be 'SseS3'
    }

    It 'asks under -Confirm, and takes no for an answer' {
        $null = Enter-Line $console 'Set-S3BucketEncryption set -BlockSseC -Confirm' -Answer 'No'
        $console.Screen.Questions | Should -BeLike '*SSE-C blocked*"s3://set"*'
        (Get-Answer $console 'Get-S3BucketEncryption set').SseC | Should -Be 'Allowed'
    }

    It 'says nothing when it is done, and shows the bucket under -PassThru' {
        Enter-Line $console 'Set-S3BucketEncryption set SseKms -KmsKeyId alias/logs' | Should -BeNullOrEmpty
        Enter-Line $console 'Set-S3BucketEncryption set -BlockSseC -PassThru' |
            Should -BeLike "BucketName Encryption KmsKey     BucketKey SseC    Public*set        SseKms     alias/logs False     Blocked Blocked*"
    }

    It 'says of a disabled key how to enable it, and that nothing was changed' {
        Enter-Line $console 'Set-S3BucketEncryption set SseKms -KmsKeyId alias/off' |
            Should -BeLike 'Set-S3BucketEncryption: s3://set: KMS key arn:* is disabled: * nothing was changed. To enable it: aws kms enable-key --key-id arn:*'
    }

    It 'completes buckets, kinds and KMS keys' {
        Get-Completion $console 'Set-S3BucketEncryption res' | Should -Be 'reset'
        Get-Completion $console 'Set-S3BucketEncryption set ' | Should -Be 'DsseKms', 'SseKms', 'SseS3'
        Get-Completion $console 'Set-S3BucketEncryption set -KmsKeyId alias/l' | Should -Be 'alias/logs'
    }
}
