[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'New-SseCKey' {
    BeforeAll {
        Import-Module $Manifest
        $file = Join-Path $TestDrive 'a.key'
        $key = New-SseCKey a -OutFile $file
        $bytes = [IO.File]::ReadAllBytes($file)
        $base64 = [Convert]::ToBase64String($bytes).TrimEnd('=')
        $forms = @(
            [regex]::Escape($base64)
            # Digit by digit in either case, as hex editors, BitConverter and lists of bytes print them.
            '(?i)' + (($bytes | ForEach-Object { $_.ToString('x2') }) -join '[-: ,]*')
            '(?<![0-9])' + ($bytes -join '[^0-9a-zA-Z]+') + '(?![0-9])'
        )
    }

    AfterAll { Remove-Module S3Encryption }

    It 'makes 32 bytes, and different ones each time' {
        $bytes.Count | Should -Be 32
        (New-SseCKey).Fingerprint | Should -Not -Be $key.Fingerprint
    }

    It 'shows no key material in <Name>' -ForEach @(
        @{ Name = 'its default view'; Show = { $key | Out-String } }
        @{ Name = 'a string'; Show = { "$key" } }
        @{ Name = 'Format-List *'; Show = { $key | Format-List -Property * -Force | Out-String -Width 500 } }
        @{ Name = 'Format-Custom'; Show = { $key | Format-Custom -Property * -Depth 5 | Out-String -Width 500 } }
        @{ Name = 'Select-Object *'; Show = { $key | Select-Object -Property * | Out-String -Width 500 } }
        @{ Name = 'ConvertTo-Json'; Show = { $key | ConvertTo-Json -Depth 5 } }
        @{ Name = 'ConvertTo-Csv'; Show = { $key | ConvertTo-Csv | Out-String } }
        @{ Name = 'Export-Clixml'; Show = { $key | Export-Clixml "$TestDrive/key.xml" -Depth 5; Get-Content "$TestDrive/key.xml" -Raw } }
        @{ Name = 'its members'; Show = { $key | Get-Member -Force | Out-String -Width 500 } }
    ) {
        $text = & $Show
        $text | Should -Not -BeNullOrEmpty
        foreach ($form in $forms) { $text | Should -Not -MatchExactly $form }
    }

    It 'finds a key where one is shown, or the tests above would prove nothing' {
        $base64 | Should -MatchExactly $forms[0]
        [BitConverter]::ToString($bytes) | Should -MatchExactly $forms[1]
        ($bytes | ConvertTo-Json) | Should -MatchExactly $forms[2]
    }

    It 'shows a fingerprint that can be told again from the file' {
        $sha = [Security.Cryptography.SHA256]::Create()
        $key.Fingerprint | Should -Be ('SHA256:' + [Convert]::ToBase64String($sha.ComputeHash($bytes)).TrimEnd('='))
    }

    It 'writes a file that its owner alone may read' {
        if ($PSVersionTable.PSEdition -eq 'Core' -and -not $IsWindows) {
            (Get-Item $file).UnixMode | Should -Be '-rw-------'
        }
        else {
            $access = Get-Acl $file
            $access.AreAccessRulesProtected | Should -BeTrue
            $access.Access | Should -HaveCount 1
            $access.Access[0].IdentityReference.Value | Should -Be ([Security.Principal.WindowsIdentity]::GetCurrent().Name)
        }
    }

    It 'never overwrites a file, which may be the only copy of a key' {
        { New-SseCKey -OutFile $file -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        [IO.File]::ReadAllBytes($file) | Should -Be $bytes
    }

    It 'makes no file under -WhatIf' {
        New-SseCKey -OutFile "$TestDrive/none.key" -WhatIf
        "$TestDrive/none.key" | Should -Not -Exist
    }
}

Describe 'New-SseCKey at the prompt' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows the key by its name, its whole fingerprint and where it is kept' {
        $shown = Enter-Line $console 'New-SseCKey shown -OutFile shown.key'
        $shown | Should -Match '(?m)^shown .*SHA256:[A-Za-z0-9+/]{43}'
        $shown | Should -Match 'shown\.key'
    }

    It 'says of a file that exists that it was kept' {
        $null = Enter-Line $console 'New-SseCKey -OutFile twice.key'
        Enter-Line $console 'New-SseCKey -OutFile twice.key' | Should -Match '^New-SseCKey: .+twice\.key.: the file exists, and was kept'
    }

    It 'says under -WhatIf which file it would write' {
        Enter-Line $console 'New-SseCKey -OutFile never.key -WhatIf' |
            Should -Match '^What if: .*"Write a new SSE-C key" on target ".+never\.key"\.$'
    }

    It 'completes KMS keys' { Get-Completion $console 'New-SseCKey -KmsKeyId alias/ke' | Should -Be 'alias/keys' }
}
