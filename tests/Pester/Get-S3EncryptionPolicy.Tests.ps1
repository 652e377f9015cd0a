[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Get-S3EncryptionPolicy' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
        $null = Enter-Line $console 'Set-S3EncryptionPolicy policed -RequireTls -RequireEncryption SseKms -KmsKeyId alias/logs -WarningAction SilentlyContinue'
    }

    AfterAll { Close-Console $console }

    It 'shows a requirement a row' {
        $shown = Enter-Line $console 'Get-S3EncryptionPolicy policed'
        $shown | Should -Match '(?m)^BucketName Requirement Required +RequireHeader IsIntact\s*$'
        $shown | Should -Match '(?m)^policed    Tls +True\s*$'
        $shown | Should -Match '(?m)^policed    KmsKey      [0-9a-f]{8}\u2026 \([0-9]{12}\) False         True'
    }

    It 'shows the statement whole in a list' {
        $shown = (Enter-Line $console 'Get-S3EncryptionPolicy policed | Format-List') -replace '\r?\n +'
        $shown | Should -Match '"Sid":"S3EncryptionRequireTls","Effect":"Deny".+"aws:SecureTransport":"false"'
    }

    It 'says nothing of a bucket without one' { Enter-Line $console 'Get-S3EncryptionPolicy logs' | Should -BeNullOrEmpty }

    It 'completes the names of buckets' { Get-Completion $console 'Get-S3EncryptionPolicy poli' | Should -Be 'policed' }
}
