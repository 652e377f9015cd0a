[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Copy-S3EncryptedObject' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'says under -WhatIf what it would copy where, and copies nothing' {
        Enter-Line $console 'Copy-S3EncryptedObject s3://archive/2026/report.csv s3://sent/copies/ -SourceSseCKey $key -Encryption SseS3 -WhatIf' |
            Should -Match '^What if: .*s3://sent/copies/report\.csv'
        Get-RequestCount CopyObject sent | Should -Be 0
    }

    It 'shows from what to what it was copied' {
        $shown = Enter-Line $console 'Copy-S3EncryptedObject s3://archive/2026/report.csv s3://sent/copies/ -SourceSseCKey $key -Encryption SseS3'
        $shown | Should -Match 's3://sent/copies/report\.csv'
        $shown | Should -Match 'SseC.*SseS3'
        $shown | Should -Not -Match '\u2026'
    }

    It 'says of a source under SSE-C that its key is missing' {
        Enter-Line $console 'Copy-S3EncryptedObject s3://archive/2026/report.csv s3://sent/nokey/ -Encryption SseS3' |
            Should -Match '^Copy-S3EncryptedObject: s3://archive/2026/report\.csv: .*-SourceSseCKey'
    }

    It 'completes kinds' {
        Get-Completion $console 'Copy-S3EncryptedObject s3://logs/a s3://sent/ -Encryption Sse' | Should -Contain 'SseKms'
    }
}
