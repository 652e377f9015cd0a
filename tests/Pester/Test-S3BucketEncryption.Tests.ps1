[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Test-S3BucketEncryption' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows a finding a row, with what was found readable to its end' {
        $shown = Enter-Line $console 'Test-S3BucketEncryption logs'
        $shown | Should -Match '(?m)^BucketName Rule        Result        Severity Found\s*$'
        $shown | Should -Match '(?m)^logs       Versioned   Failed        Medium   versioning was never on\s*$'
        $shown | Should -Not -Match '\u2026'
    }

    It 'colours what failed on a screen, and not in a file' {
        $escape = [regex]::Escape([char]27)
        $null = Enter-Line $console '$PSStyle.OutputRendering = "Host"'
        Enter-Line $console 'Test-S3BucketEncryption logs' | Should -Match "$escape\[[0-9;]+mFailed$escape\[0m"
        Enter-Line $console 'Test-S3BucketEncryption logs | Out-File found.txt; Test-S3BucketEncryption logs > redirected.txt'
        $null = Enter-Line $console '$PSStyle.OutputRendering = "PlainText"'
        foreach ($file in 'found.txt', 'redirected.txt') {
            Join-Path $console.Folder $file | Should -FileContentMatch 'Failed'
            Join-Path $console.Folder $file | Should -Not -FileContentMatch $escape
        }
    }

    It 'colours what failed wherever it goes under Ansi, and nothing under PlainText' {
        $failed = "$([char]27)\[[0-9;]+mFailed"
        $null = Enter-Line $console '$PSStyle.OutputRendering = "Ansi"'
        $shown = Enter-Line $console 'Test-S3BucketEncryption logs'
        $null = Enter-Line $console '$PSStyle.OutputRendering = "PlainText"'
        $shown | Should -Match $failed
        Enter-Line $console 'Test-S3BucketEncryption logs' | Should -Not -Match ([char]27)
    }

    It 'answers a runbook with nothing but true or false' {
        Enter-Line $console 'Test-S3BucketEncryption logs -Quiet' | Should -Be 'False'
    }

    It 'gives as a remedy a command that mends it' {
        $remedy = Get-Answer $console '(Test-S3BucketEncryption jobs | Where-Object Rule -eq TlsRequired).Remedy'
        Enter-Line $console $remedy | Should -BeNullOrEmpty
        "$((Get-Answer $console 'Test-S3BucketEncryption jobs | Where-Object Rule -eq TlsRequired').Result)" | Should -Be 'Passed'
    }
}
