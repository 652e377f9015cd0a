[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Export-SseCKey' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'does not show a key in the clear unless that is asked for' {
        Enter-Line $console '$key | Export-SseCKey' | Should -Match '^Export-SseCKey: .+-AsPlainText'
        Enter-Line $console '$key | Export-SseCKey -AsPlainText' | Should -Match '^[A-Za-z0-9+/]{43}=$'
    }

    It 'hides what is exported to a vault' {
        Enter-Line $console '$key | Export-SseCKey -AsSecureString' | Should -Be 'System.Security.SecureString'
    }

    It 'completes tools' { Get-Completion $console 'Export-SseCKey -For Rc' | Should -Be 'Rclone' }
}
