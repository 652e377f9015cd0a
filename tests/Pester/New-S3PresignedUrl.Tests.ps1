[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'New-S3PresignedUrl' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'shows the command to type for curl and PowerShell whole' {
        $shown = (Enter-Line $console 'New-S3PresignedUrl logs 2026/a.gz') -replace '\r?\n +'
        $shown | Should -Match 'Method +: GET'
        $shown | Should -Match "curl -fsS .+-o 'a\.gz' 'https://"
        $shown | Should -Match "Invoke-WebRequest .+X-Amz-Signature=[0-9a-f]{64}' -OutFile 'a\.gz'"
    }

    It 'shows no SSE-C key, in whichever view' {
        $secret = Get-Answer $console '[Convert]::ToBase64String([IO.File]::ReadAllBytes("$PWD/archive.key"))'
        $shown = Enter-Line $console 'New-S3PresignedUrl archive 2026/report.csv -SseCKey $key -OV url; $url | Format-List *; $url | ConvertTo-Json -Depth 5'
        $shown | Should -Match 'x-amz-server-side-encryption-customer-algorithm'
        $shown -replace '\s' | Should -Not -Match ([regex]::Escape($secret))
    }

    It 'shows its headers as lines, and is a dictionary of them to whoever sends them' {
        $put = 'New-S3PresignedUrl logs form.pdf -Method PUT -KmsKeyId alias/logs -ContentType application/pdf'
        $shown = (Enter-Line $console "$put -OV url | Format-List Url, Headers") -replace '\r?\n +', ' '
        $shown | Should -Match 'Headers : \{content-type: application/pdf, x-amz-server-side-encryption: aws:kms'
        Enter-Line $console '$url.Url; $url.Headers' | Should -Match '(?m)^content-type: application/pdf\r?$'
        Get-Answer $console '$url.Headers["Content-Type"]' | Should -Be 'application/pdf'
        (Get-Answer $console '$url.Headers | ConvertTo-Json' | ConvertFrom-Json).'content-type' | Should -Be 'application/pdf'
    }

    It 'completes methods and keys of objects' {
        Get-Completion $console 'New-S3PresignedUrl logs a -Method P' | Should -Contain 'PUT'
        Get-Completion $console 'New-S3PresignedUrl logs 2026/b' | Should -Be '2026/b.gz'
    }
}
