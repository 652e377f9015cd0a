[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Stop-S3EncryptionJob' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
        $null = Enter-Line $console ('$job = Start-S3EncryptionJob jobs -To SseKms -KmsKeyId alias/logs -Report s3://desk/reports ' +
            '-JobRoleArn arn:aws:iam::111122223333:role/batch -Confirm:$false; $ended = $job | Get-S3EncryptionJob -Wait -ErrorAction SilentlyContinue')
    }

    AfterAll { Close-Console $console }

    It 'says under -WhatIf which job it would stop' {
        Enter-Line $console '$job | Stop-S3EncryptionJob -WhatIf' | Should -Match '^What if: .*[0-9a-f]{8}-'
    }

    It 'says of a job that has ended that it cannot be stopped, and where to look' {
        Enter-Line $console '$job | Stop-S3EncryptionJob -Confirm:$false' |
            Should -Match '^Stop-S3EncryptionJob: Job [0-9a-f-]{36}: it cannot be stopped: .+ Get-S3EncryptionJob [0-9a-f-]{36}\.$'
    }
}
