[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Get-S3EncryptedUpload' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
        $null = Enter-Line $console @'
$faults = "$($env:S3_SANDBOX_CONTROL.TrimEnd('/'))/faults"
$null = Invoke-RestMethod $faults -Method Post -Body '{"operation":"UploadPart","nth":2,"times":null,"action":{"type":"ResetConnection"}}' -SkipCertificateCheck
[IO.File]::WriteAllBytes("$PWD/disk.vhdx", [byte[]]::new(9MB))
Send-S3SseCObject disk.vhdx unfinished -SseCKey $key -Resume -ErrorAction SilentlyContinue
$null = Invoke-RestMethod $faults -Method Delete -SkipCertificateCheck
'@
    }

    AfterAll { Close-Console $console }

    It 'shows what was begun and never finished' {
        $shown = Enter-Line $console 'Get-S3EncryptedUpload unfinished'
        $shown | Should -Match 's3://unfinished/disk\.vhdx'
        $shown | Should -Not -Match '\u2026'
    }

    It 'shows when it was begun readably in a list' {
        Enter-Line $console 'Get-S3EncryptedUpload unfinished | Format-List' | Should -Match '(?m): \d{4}-\d\d-\d\d \d\d:\d\d:\d\d'
    }

    It 'says nothing where there is nothing' { Enter-Line $console 'Get-S3EncryptedUpload logs' | Should -BeNullOrEmpty }

    It 'completes the names of buckets' { Get-Completion $console 'Get-S3EncryptedUpload unf' | Should -Be 'unfinished' }
}
