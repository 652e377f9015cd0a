[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Remove-S3EncryptedUpload' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
        $null = Enter-Line $console @'
$faults = "$($env:S3_SANDBOX_CONTROL.TrimEnd('/'))/faults"
$null = Invoke-RestMethod $faults -Method Post -Body '{"operation":"UploadPart","nth":2,"times":null,"action":{"type":"ResetConnection"}}' -SkipCertificateCheck
[IO.File]::WriteAllBytes("$PWD/removed.vhdx", [byte[]]::new(9MB))
Send-S3SseCObject removed.vhdx unfinished -SseCKey $key -Resume -ErrorAction SilentlyContinue
$null = Invoke-RestMethod $faults -Method Delete -SkipCertificateCheck
'@
        $mine = 'Get-S3EncryptedUpload unfinished | Where-Object Key -eq removed.vhdx'
    }

    AfterAll { Close-Console $console }

    It 'says under -WhatIf which it would remove, and removes none' {
        Enter-Line $console "$mine | Remove-S3EncryptedUpload -WhatIf" | Should -Match '^What if: .*s3://unfinished/removed\.vhdx'
        Get-Answer $console $mine | Should -HaveCount 1
    }

    It 'takes no for an answer under -Confirm' {
        $null = Enter-Line $console "$mine | Remove-S3EncryptedUpload -Confirm" -Answer 'No'
        $console.Screen.Questions | Should -BeLike '*s3://unfinished/removed.vhdx*'
        Get-Answer $console $mine | Should -HaveCount 1
    }

    It 'removes it without asking under -Confirm:$false' {
        Enter-Line $console "$mine | Remove-S3EncryptedUpload -Confirm:`$false" | Should -BeNullOrEmpty
        Get-Answer $console $mine | Should -BeNullOrEmpty
    }
}
