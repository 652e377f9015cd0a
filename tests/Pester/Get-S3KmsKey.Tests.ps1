[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Get-S3KmsKey' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows a key a row, by its alias' {
        $shown = Enter-Line $console 'Get-S3KmsKey alias/logs, alias/off'
        $shown | Should -Match '(?m)^Key        State    Manager  ForS3 Rotation Region\s*$'
        $shown | Should -Match '(?m)^alias/logs Enabled  Customer True  365 days us-east-1\s*$'
        $shown | Should -Match '(?m)^alias/off  Disabled Customer False off      us-east-1\s*$'
    }

    It 'colours the state of a key that cannot be used' {
        $null = Enter-Line $console '$PSStyle.OutputRendering = "Ansi"'
        $shown = Enter-Line $console 'Get-S3KmsKey alias/off'
        $null = Enter-Line $console '$PSStyle.OutputRendering = "PlainText"'
        $shown | Should -Match "$([char]27)\[[0-9;]+mDisabled"
    }

    It 'shows times readably in a list' {
        Enter-Line $console 'Get-S3KmsKey alias/logs | Format-List' |
            Should -Match '(?m)^NextRotation +: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\s*$'
    }

    It 'says of a key that is not there which one' {
        Enter-Line $console 'Get-S3KmsKey alias/none' | Should -Match '^Get-S3KmsKey: .*alias/none'
    }

    It 'completes the aliases of keys' { Get-Completion $console 'Get-S3KmsKey alias/ke' | Should -Be 'alias/keys' }
}
