[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Get-S3BucketEncryption' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows each bucket whole in a table of 100 columns' {
        Enter-Line $console 'Get-S3BucketEncryption archive, vault, reports* | Sort-Object BucketName' | Should -Be @'
BucketName                          Encryption KmsKey     BucketKey SseC    Public  Region
----------                          ---------- ------     --------- ----    ------  ------
archive                             SseS3                 False     Allowed Blocked us-east-1
reports-of-the-finance-eu-central-1 SseS3                 False     Blocked Blocked us-east-1
vault                               SseKms     alias/logs True      Blocked Blocked us-east-1
'@
    }

    It 'names a key by the alias of another account, with that account' {
        $shown = Enter-Line $console @'
[S3Encryption.BucketEncryption]@{ BucketName = 'theirs'; Encryption = 'SseKms'; KmsKeyId = 'arn:aws:kms:us-east-1:444455556666:alias/logs'; BucketKey = $true; Region = 'us-east-1' }
'@
        $shown | Should -Match '(?m)^theirs     SseKms     alias/logs \(444455556666\) +True '
    }

    It 'names a key as the bucket does where KMS tells nothing of it: <shown>' -ForEach @(
        @{ named = 'alias/logs'; shown = 'alias/logs' }
        @{ named = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'; shown = '1234abcd\u2026 \(111122223333\)' }
    ) {
        $shown = Enter-Line $console "[S3Encryption.BucketEncryption]@{ BucketName = 'ours'; Encryption = 'SseKms'; KmsKeyId = '$named' }"
        $shown | Should -Match "(?m)^ours       SseKms     $($_.shown) +False "
    }

    It 'says of a bucket that is not there which it is and how to see yours, and goes on' {
        $shown = Enter-Line $console 'Get-S3BucketEncryption nothere, logs | Select-Object BucketName'
        $shown | Should -Match '(?m)^Get-S3BucketEncryption: s3://nothere: there is no such bucket\. To see yours: Get-S3BucketEncryption\.'
        $shown | Should -Match '(?m)^logs\s*$'
    }

    It 'gives the error to -ErrorVariable and the buckets to -OutVariable' {
        Enter-Line $console 'Get-S3BucketEncryption nothere, logs -EV failed -OV found -EA SilentlyContinue | Out-Null; "$($failed.TargetObject) $($found.BucketName)"' |
            Should -Be 's3://nothere logs'
    }

    It 'completes the names of buckets' { Get-Completion $console 'Get-S3BucketEncryption va' | Should -Be 'vault' }
}
