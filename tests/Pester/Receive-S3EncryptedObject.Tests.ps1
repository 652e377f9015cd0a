[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Receive-S3EncryptedObject' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows size and path of the file that it wrote' {
        $shown = Enter-Line $console 'Receive-S3EncryptedObject logs 2026/a.gz ./received.gz'
        $shown | Should -Match '(?m)^ +Size Encryption Path\s*$'
        $shown | Should -Match '(?m)^ +10 B SseS3 +\S+received\.gz\s*$'
    }

    It 'says that a file is there already, and replaces it with -Force alone' {
        $null = Enter-Line $console 'Set-Content kept.gz mine'
        Enter-Line $console 'Receive-S3EncryptedObject logs 2026/a.gz ./kept.gz' |
            Should -BeLike 'Receive-S3EncryptedObject: *kept.gz*exists, and was kept*-Force*'
        Join-Path $console.Folder 'kept.gz' | Should -FileContentMatch '^mine'
        $null = Enter-Line $console 'Receive-S3EncryptedObject logs 2026/a.gz ./kept.gz -Force'
        Join-Path $console.Folder 'kept.gz' | Should -FileContentMatch '^compressed'
    }

    It 'says of an object that is not there which one, and of one under SSE-C that it takes a key' {
        Enter-Line $console 'Receive-S3EncryptedObject logs none.gz ./none.gz' |
            Should -Match '^Receive-S3EncryptedObject: s3://logs/none\.gz: '
        Enter-Line $console 'Receive-S3EncryptedObject archive 2026/report.csv ./none.csv' |
            Should -Match '^Receive-S3EncryptedObject: s3://archive/2026/report\.csv: .+SSE-C'
    }

    It 'completes keys of objects' { Get-Completion $console 'Receive-S3EncryptedObject logs 2026/b' | Should -Be '2026/b.gz' }
}
