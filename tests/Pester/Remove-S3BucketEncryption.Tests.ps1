[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Remove-S3BucketEncryption' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'says under -WhatIf what the bucket goes back to, and changes nothing' {
        Enter-Line $console 'Remove-S3BucketEncryption reset -WhatIf' |
            Should -BeLike 'What if: *"Change encryption from SseKms, key alias/logs, Bucket Key on, SSE-C blocked to SseS3, SSE-C blocked" on target "s3://reset".'
        (Get-Answer $console 'Get-S3BucketEncryption reset').Encryption | Should -Be 'SseKms'
    }

    It 'asks under -Confirm, and takes no for an answer' {
        $null = Enter-Line $console 'Remove-S3BucketEncryption reset -Confirm' -Answer 'No'
        $console.Screen.Questions | Should -HaveCount 1
        (Get-Answer $console 'Get-S3BucketEncryption reset').Encryption | Should -Be 'SseKms'
    }

    It 'says nothing when it is done, and leaves SSE-C blocked' {
        Enter-Line $console 'Remove-S3BucketEncryption reset' | Should -BeNullOrEmpty
        $bucket = Get-Answer $console 'Get-S3BucketEncryption reset'
        "$($bucket.Encryption) $($bucket.SseC)" | Should -Be 'SseS3 Blocked'
    }

    It 'completes the names of buckets' { Get-Completion $console 'Remove-S3BucketEncryption res' | Should -Be 'reset' }
}
