[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Get-S3EncryptionJob' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
        $null = Enter-Line $console ('$job = Start-S3EncryptionJob jobs -To SseKms -KmsKeyId alias/logs -FromEncryption SseS3 -Report s3://desk/reports ' +
            '-JobRoleArn arn:aws:iam::111122223333:role/batch -Confirm:$false')
    }

    AfterAll { Close-Console $console }

    It 'waits for the end, and shows counts and what it was about' {
        $shown = Enter-Line $console '$job | Get-S3EncryptionJob -Wait'
        $shown | Should -Match '(?m)^JobId                                Status          Done  Failed        Of Description\s*$'
        $shown | Should -Match '(?m)^[0-9a-f-]{36} Complete +1 +0 +1 s3://jobs to SseKms\s*$'
    }

    It 'shows times readably in a list' {
        Enter-Line $console '$job | Get-S3EncryptionJob | Format-List' | Should -Match '(?m)^Created +: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\s*$'
    }

    It 'says of a job that is not there which one' {
        Enter-Line $console 'Get-S3EncryptionJob 00000000-0000-0000-0000-000000000000' |
            Should -Match '^Get-S3EncryptionJob: .*00000000-0000-0000-0000-000000000000'
    }

    It 'completes states' { Get-Completion $console 'Get-S3EncryptionJob -Status Comp' | Should -Contain 'Complete' }
}
