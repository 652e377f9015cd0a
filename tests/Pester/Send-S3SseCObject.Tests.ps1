[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Send-S3SseCObject' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows size, key and object of what it sent' {
        $shown = Enter-Line $console 'Send-S3SseCObject report.csv sent c/ -SseCKey $key'
        $shown | Should -Match '(?m)^ +Size Encryption KeyUsed +Object\s*$'
        $shown | Should -Match '(?m)^ +24 B SseC +\S+ s3://sent/c/report\.csv\s*$'
    }

    It 'shows no key in a list' {
        $secret = Get-Answer $console '[Convert]::ToBase64String([IO.File]::ReadAllBytes("$PWD/archive.key"))'
        $shown = Enter-Line $console 'Send-S3SseCObject report.csv sent c/ -SseCKey $key | Format-List *'
        $shown | Should -Match 'c/report\.csv'
        $shown -replace '\s' | Should -Not -Match ([regex]::Escape($secret))
    }

    It 'says of a bucket that blocks SSE-C how to allow it' {
        Enter-Line $console 'Send-S3SseCObject report.csv logs -SseCKey $key' |
            Should -BeLike 'Send-S3SseCObject: s3://logs/report.csv: *blocks SSE-C*Set-S3BucketEncryption*-AllowSseC*'
    }

    It 'says under -WhatIf what it would send where, and sends nothing' {
        Enter-Line $console 'Send-S3SseCObject report.csv sent never/ -SseCKey $key -WhatIf' |
            Should -BeLike 'What if: *"Send with SSE-C ''*report.csv''" on target "s3://sent/never/report.csv".'
        Get-Answer $console 'Get-S3ObjectEncryption sent never/' | Should -BeNullOrEmpty
    }

    It 'goes on after a file that is not there' {
        $shown = Enter-Line $console 'Send-S3SseCObject none.csv, report.csv s3://sent/p/ -SseCKey $key'
        $shown | Should -Match '(?m)^Send-S3SseCObject: .*none\.csv'
        $shown | Should -Match 's3://sent/p/report\.csv'
    }

    It 'completes buckets' { Get-Completion $console 'Send-S3SseCObject report.csv sen' | Should -Be 'sent' }
}
