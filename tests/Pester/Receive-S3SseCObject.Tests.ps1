[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Receive-S3SseCObject' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows size and path of the file that it wrote' {
        $shown = Enter-Line $console 'Receive-S3SseCObject archive 2026/report.csv ./got.csv -SseCKey $key'
        $shown | Should -Match '(?m)^ +Size Encryption Path\s*$'
        $shown | Should -Match '(?m)^ +24 B SseC +\S+got\.csv\s*$'
        (Get-FileHash (Join-Path $console.Folder 'got.csv')).Hash | Should -Be (Get-FileHash (Join-Path $console.Folder 'report.csv')).Hash
    }

    It 'says that a file is there already and how to replace it, and keeps it' {
        $null = Enter-Line $console 'Set-Content mine.csv mine'
        Enter-Line $console 'Receive-S3SseCObject archive 2026/report.csv ./mine.csv -SseCKey $key' |
            Should -BeLike 'Receive-S3SseCObject: *mine.csv*exists, and was kept*-Force*'
        Join-Path $console.Folder 'mine.csv' | Should -FileContentMatch '^mine'
    }

    It 'says of the wrong key which one it was, by its fingerprint' {
        Enter-Line $console 'Receive-S3SseCObject archive 2026/report.csv ./wrong.csv -SseCKey (New-SseCKey)' |
            Should -Match '^Receive-S3SseCObject: s3://archive/2026/report\.csv: this is not the SSE-C key .+\(SHA256:[A-Za-z0-9+/]{43}\)'
        Join-Path $console.Folder 'wrong.csv' | Should -Not -Exist
    }

    It 'gives text to the pipeline with -Raw' {
        Enter-Line $console '(Receive-S3SseCObject archive 2026/report.csv -Raw -SseCKey $key | ConvertFrom-Csv).revenue' |
            Should -Be '1200'
    }

    It 'completes buckets and keys of objects' {
        Get-Completion $console 'Receive-S3SseCObject arc' | Should -Be 'archive'
        Get-Completion $console 'Receive-S3SseCObject archive 2026/' | Should -Be '2026/report.csv'
    }
}
