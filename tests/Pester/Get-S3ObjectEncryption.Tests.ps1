[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Get-S3ObjectEncryption' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows an object a row, with a name that is longer than the line to its end' {
        $shown = Enter-Line $console 'Get-S3ObjectEncryption logs'
        $shown | Should -Match '(?m)^Encryption EncryptionKey    BucketKey       Size Class        Object\s*$'
        $shown | Should -Match '(?m)^SseS3 +False +10 B STANDARD     s3://logs/2026/a\.gz\s*$'
        $shown -replace '\r?\n +' |
            Should -Match 's3://logs/2026/a folder with a long name/and one below it/the quarterly report of the department\.csv'
        $shown -split '\n' | Where-Object Length -gt 100 | Should -BeNullOrEmpty
    }

    It 'shows size and time readably in a list, and no key' {
        $shown = Enter-Line $console 'Get-S3ObjectEncryption archive -SseCKey $key | Format-List'
        $shown | Should -Match '(?m)^Size +: 24 bytes'
        $shown | Should -Match '(?m)^LastModified +: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d'
        $shown |
            Should -Not -Match ([regex]::Escape((Get-Answer $console '[Convert]::ToBase64String([IO.File]::ReadAllBytes("$PWD/archive.key"))')))
    }

    It 'stops to look at objects when Select-Object has had enough' {
        $before = Get-RequestCount HeadObject many
        Get-Answer $console 'Get-S3ObjectEncryption many -ThrottleLimit 4 | Select-Object -First 1' | Should -HaveCount 1
        (Get-RequestCount HeadObject many) - $before | Should -BeLessThan 100 -Because 'there are 400 objects'

    }

    It 'says of a bucket that is not there how to see yours' {
        Enter-Line $console 'Get-S3ObjectEncryption nothere' |
            Should -Be 'Get-S3ObjectEncryption: s3://nothere: there is no such bucket. To see yours: Get-S3BucketEncryption.'
    }

    It 'completes buckets and prefixes' {
        Get-Completion $console 'Get-S3ObjectEncryption arc' | Should -Be 'archive'
        Get-Completion $console 'Get-S3ObjectEncryption logs 20' | Should -Be '2026/'
        Get-Completion $console 'Get-S3ObjectEncryption s3://logs/20' | Should -Be 's3://logs/2026/'
    }
}
