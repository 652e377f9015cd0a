[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

BeforeDiscovery {
    $cmdlets = (Test-ModuleManifest $Manifest).ExportedCmdlets.Keys | Sort-Object
    $topics = 'about_S3Encryption', 'about_S3Encryption_SseC', 'about_S3Encryption_Permissions', 'about_S3Encryption_Scale'
}

BeforeAll {
    Set-StrictMode -Version Latest
    Import-Module $Manifest
}

AfterAll { Remove-Module S3Encryption }

Describe 'Get-Help <_>' -ForEach $cmdlets {
    BeforeAll {
        $cmdlet = $_
        $help = Get-Help $cmdlet -Full -WarningVariable warnings -WarningAction SilentlyContinue
        $text = $help | Out-String -Width 200
    }

    It 'says in a sentence what it does, and then more' {
        $help.Synopsis | Should -Match '^[A-Z].+\.$'
        # What Get-Help makes up where it finds no help.
        $help.Synopsis | Should -Not -Match ([regex]::Escape("$cmdlet ["))
        ($help.Description.Text -join ' ').Length | Should -BeGreaterThan 60
    }

    It 'describes every parameter that a user can give' {
        $given = (Get-Command $cmdlet).Parameters.Keys | Where-Object { $_ -notin [Management.Automation.Cmdlet]::CommonParameters }
        $described = $help.parameters.parameter | Where-Object { ($_.description.Text -join '').Length -gt 5 }
        $described.name | Sort-Object | Should -Be ($given | Sort-Object)
    }

    It 'has the syntax that the cmdlet has' {
        @($help.syntax.syntaxItem).Count | Should -Be @((Get-Command $cmdlet).ParameterSets).Count
    }

    It 'has three examples at least, each with what it does' {
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        foreach ($example in $help.examples.example) {
            $example.title | Should -Match 'Example \d+: \S'
            $example.code | Should -Not -BeNullOrEmpty
        }
    }

    It 'says what it takes, what it gives, what goes wrong, and where to read on' {
        $help.inputTypes.inputType.type.name | Should -Not -BeNullOrEmpty
        $help.returnValues.returnValue.type.name | Should -Not -BeNullOrEmpty
        $text | Should -Match '(?m)^\s+ERRORS\s*$'
        @($help.relatedLinks.navigationLink).Count | Should -BeGreaterThan 1
    }

    It 'has a page to open with -Online' {
        $online = (Get-Command $cmdlet).HelpUri
        $online | Should -BeLike 'https://docs.aws.amazon.com/*'
        $help.relatedLinks.navigationLink[0].uri | Should -Be $online
    }

    It 'opens without a warning' { $warnings | Should -BeNullOrEmpty }
}

Describe 'Get-Help <_>' -ForEach $topics {
    BeforeAll { $topic = Get-Help $_ -WarningVariable warnings -WarningAction SilentlyContinue | Out-String -Width 200 }

    It 'opens, and fits a console of 80 columns' {
        $warnings | Should -BeNullOrEmpty
        $topic | Should -Match "TOPIC\s+$_\s"
        $topic -split '\r?\n' | Where-Object Length -gt 80 | Should -BeNullOrEmpty
    }

    It 'stands in the list of topics with what it is about' {
        (Get-Help about_S3Encryption* | Where-Object Name -eq $_).Synopsis | Should -Match '^[A-Z].+\.$'
    }
}
