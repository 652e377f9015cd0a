[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Export-S3EncryptionReport' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'says of a file that exists that it was kept, and replaces it with -Force alone' {
        $null = Enter-Line $console 'Set-Content kept.html mine'
        Enter-Line $console 'Get-S3BucketEncryption logs | Export-S3EncryptionReport kept.html' |
            Should -Match '^Export-S3EncryptionReport: .+kept\.html.: the file exists, and was kept\. To replace it: -Force\.$'
        Join-Path $console.Folder 'kept.html' | Should -FileContentMatch '^mine'
        Enter-Line $console 'Get-S3BucketEncryption logs | Export-S3EncryptionReport kept.html -Force' | Should -BeNullOrEmpty
        Join-Path $console.Folder 'kept.html' | Should -FileContentMatch '<html'
    }

    It 'says under -WhatIf which file it would write, and writes none' {
        Enter-Line $console 'Get-S3BucketEncryption logs | Export-S3EncryptionReport never.html -WhatIf' | Should -Match '^What if: .*never\.html'
        Join-Path $console.Folder 'never.html' | Should -Not -Exist
    }
}
