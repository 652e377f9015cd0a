[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Measure-S3ObjectEncryption' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows counts with separators, readable bytes and shares' {
        $shown = Enter-Line $console 'Measure-S3ObjectEncryption many'
        $shown | Should -Match '(?m)^Encryption KmsKey .*BucketKey +Objects +Bytes +Share\s*$'
        $shown | Should -Match '(?m)^SseS3 +False +400 +1\.1 KiB +100\.0 %\s*$'
    }

    It 'keeps numbers as numbers for what comes after it' {
        Enter-Line $console '(Measure-S3ObjectEncryption many | Measure-Object Bytes -Sum).Sum' | Should -Be '1092'
    }

    It 'completes what to group by' { Get-Completion $console 'Measure-S3ObjectEncryption logs Enc' | Should -Contain 'Encryption' }
}
