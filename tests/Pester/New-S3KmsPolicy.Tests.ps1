[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'New-S3KmsPolicy' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows a policy as JSON that can be pasted, and read by ConvertFrom-Json' {
        $shown = Enter-Line $console 'New-S3KmsPolicy Reader alias/logs -BucketName logs'
        ($shown | ConvertFrom-Json).Statement.Action | Should -Be 'kms:Decrypt'
        Enter-Line $console '(New-S3KmsPolicy Reader alias/logs -BucketName logs | ConvertFrom-Json).Statement.Effect' | Should -Be 'Allow'
    }

    It 'changes nothing, and so knows no -WhatIf' {
        Get-Answer $console '(Get-Command New-S3KmsPolicy).Parameters.ContainsKey("WhatIf")' | Should -BeFalse
    }

    It 'completes tasks and KMS keys' {
        Get-Completion $console 'New-S3KmsPolicy Rea' | Should -Contain 'Reader'
        Get-Completion $console 'New-S3KmsPolicy Reader alias/l' | Should -Be 'alias/logs'
    }
}
