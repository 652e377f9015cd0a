[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Test-S3KmsAccess' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows an action a row, and who denied it on the same line' {
        $shown = Enter-Line $console 'Test-S3KmsAccess alias/logs -Credential $reader'
        $shown | Should -Match '(?m)^Action                   Result +NeededFor +DeniedBy\s*$'
        $shown | Should -Match '(?m)^kms:Decrypt              Denied +Download MultipartUpload Copy ReEncrypt +identity-based policy\s*$'
    }

    It 'colours what is denied, and nothing under PlainText' {
        $null = Enter-Line $console '$PSStyle.OutputRendering = "Ansi"'
        $shown = Enter-Line $console 'Test-S3KmsAccess alias/logs -Credential $reader'
        $null = Enter-Line $console '$PSStyle.OutputRendering = "PlainText"'
        $shown | Should -Match "$([char]27)\[[0-9;]+mDenied"
        Enter-Line $console 'Test-S3KmsAccess alias/logs -Credential $reader' | Should -Not -Match ([char]27)
    }

    It 'answers a runbook with nothing but true or false' {
        Enter-Line $console 'Test-S3KmsAccess alias/logs -Operation Download -Quiet' | Should -Be 'True'
        Enter-Line $console 'Test-S3KmsAccess alias/logs -Operation Download -Quiet -Credential $reader' | Should -Be 'False'
    }

    It 'gives the statement that is missing as JSON' {
        $statement = Get-Answer $console '(Test-S3KmsAccess alias/logs -Operation Download -Credential $reader | Where-Object Result -eq Denied)[0].Statement'
        ($statement | ConvertFrom-Json).Action | Should -Be 'kms:Decrypt'
    }

    It 'completes KMS keys and operations' {
        Get-Completion $console 'Test-S3KmsAccess alias/l' | Should -Be 'alias/logs'
        Get-Completion $console 'Test-S3KmsAccess alias/logs -Operation Down' | Should -Be 'Download'
    }
}
