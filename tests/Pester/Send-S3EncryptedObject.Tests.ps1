[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Send-S3EncryptedObject' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows size, encryption and object of what it sent' {
        $shown = Enter-Line $console 'Send-S3EncryptedObject report.csv sent e/ -Encryption SseKms -KmsKeyId alias/logs'
        $shown | Should -Match '(?m)^ +Size Encryption KeyUsed +Object\s*$'
        $shown | Should -Match '(?m)^ +24 B SseKms +\S+ +s3://sent/e/report\.csv\s*$'
    }

    It 'shows bytes and time readably in a list' {
        $shown = Enter-Line $console 'Send-S3EncryptedObject report.csv sent e/ | Format-List'
        $shown | Should -Match '(?m)^Object +: s3://sent/e/report\.csv'
        $shown | Should -Match '(?m)^Size +: 24 bytes'
    }

    It 'says under -WhatIf what it would send where, and sends nothing' {
        Enter-Line $console 'Send-S3EncryptedObject report.csv sent nevere/ -WhatIf' |
            Should -BeLike 'What if: *"Send ''*report.csv''" on target "s3://sent/nevere/report.csv".'
        Get-Answer $console 'Get-S3ObjectEncryption sent nevere/' | Should -BeNullOrEmpty
    }

    It 'says of a file that is not there which one' {
        Enter-Line $console 'Send-S3EncryptedObject none.csv sent' | Should -Match '^Send-S3EncryptedObject: .*none\.csv.*no such file'
    }

    It 'completes kinds and KMS keys' {
        Get-Completion $console 'Send-S3EncryptedObject report.csv sent -Encryption Ss' | Should -Be 'SseKms', 'SseS3'
        Get-Completion $console 'Send-S3EncryptedObject report.csv sent -KmsKeyId alias/o' | Should -Contain 'alias/old'
    }
}
