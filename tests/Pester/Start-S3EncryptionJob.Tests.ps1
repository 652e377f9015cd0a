[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Start-S3EncryptionJob' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
        $null = Enter-Line $console ('$to = @{ To = "SseKms"; KmsKeyId = "alias/logs"; FromEncryption = "SseS3"; Report = "s3://desk/reports"; ' +
            'JobRoleArn = "arn:aws:iam::111122223333:role/batch" }')
        $before = Get-RequestCount CreateJob
    }

    AfterAll { Close-Console $console }

    It 'asks unasked, says what would be done as whom, and takes no for an answer' {
        $null = Enter-Line $console 'Start-S3EncryptionJob logs @to' -Answer 'No'
        $console.Screen.Questions |
            Should -BeLike '*the current objects of s3://logs to SSE-KMS under arn:*, as arn:aws:iam::111122223333:role/batch, reported to s3://desk/reports. Start it?'
        Get-RequestCount CreateJob | Should -Be $before
    }

    It 'says the same under -WhatIf, and starts none' {
        Enter-Line $console 'Start-S3EncryptionJob logs @to -WhatIf' |
            Should -BeLike 'What if: Start a job of S3 Batch Operations: the current objects of s3://logs to SSE-KMS*'
        Get-RequestCount CreateJob | Should -Be $before
    }

    It 'says of SSE-C that S3 never has the key' {
        Enter-Line $console 'Start-S3EncryptionJob logs -To SseC -JobRoleArn $to.JobRoleArn -Report $to.Report' |
            Should -Match '^Start-S3EncryptionJob: .*(Convert-S3ObjectEncryption|SseC)'
    }

    It 'completes buckets and kinds' {
        Get-Completion $console 'Start-S3EncryptionJob job' | Should -Be 'jobs'
        Get-Completion $console 'Start-S3EncryptionJob logs -To SseK' | Should -Be 'SseKms'
    }
}
