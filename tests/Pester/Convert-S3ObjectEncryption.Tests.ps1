[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Convert-S3ObjectEncryption' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows under -WhatIf the plan of each object and the sum, and changes nothing' {
        $shown = Enter-Line $console 'Convert-S3ObjectEncryption converted -To SseKms -KmsKeyId alias/logs -WhatIf'
        $shown | Should -Match '(?m)^Action        Done  From    To            Size Object\s*$'
        $shown | Should -Match '(?m)^Update        False SseS3   SseKms        10 B s3://converted/a\.gz\s*$'
        $shown | Should -Match '(?m)^Plan only         : True'
        Get-RequestCount UpdateObjectEncryption converted | Should -Be 0
    }

    It 'takes no for an answer under -Confirm' {
        $null = Enter-Line $console 'Convert-S3ObjectEncryption converted -To SseKms -KmsKeyId alias/logs -Confirm' -Answer 'No to All'
        $console.Screen.Questions | Should -Not -BeNullOrEmpty
        Get-RequestCount UpdateObjectEncryption converted | Should -Be 0
    }

    It 'shows what it did, and has nothing to do the second time' {
        Enter-Line $console 'Convert-S3ObjectEncryption converted -To SseKms -KmsKeyId alias/logs' |
            Should -Match '(?m)^Updated           : 2'
        Enter-Line $console 'Convert-S3ObjectEncryption converted -To SseKms -KmsKeyId alias/logs' |
            Should -Match '(?m)^Updated           : 0'
    }

    It 'completes kinds' { Get-Completion $console 'Convert-S3ObjectEncryption converted -To Sse' | Should -Contain 'SseKms' }
}
