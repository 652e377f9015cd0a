[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'An error' {
    BeforeAll {
        Import-Module $Manifest
        $file = Join-Path $TestDrive 'a.txt'
        Set-Content $file 'a'
        $secret = [Net.NetworkCredential]::new('', 'secret').SecurePassword
        $connection = @{ Credential = [pscredential]::new('AKIATEST', $secret); Region = 'us-east-1' }
        $key = New-SseCKey -OutFile (Join-Path $TestDrive 'a.key')
    }

    AfterAll { Remove-Module S3Encryption }

    It 'of an SSE-C upload over http has its id, what failed, and what to do' {
        { Send-S3SseCObject $file -BucketName logs -Key a -SseCKey $key -EndpointUrl 'http://127.0.0.1:9' @connection } |
            Should -Throw -ErrorId 'SseCOverHttp,*' -ExpectedMessage '*https*'
        $Error[0].CategoryInfo.Category | Should -Be 'SecurityError'
        "$($Error[0].TargetObject)" | Should -Be 's3://logs/a'
    }

    It 'of a file that is not there does not stop the files that are' {
        $null = Send-S3SseCObject "$TestDrive/none.txt", "$TestDrive/none2.txt" -BucketName logs -SseCKey $key @connection `
            -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Should -HaveCount 2
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
    }

    It 'of a malformed key says which forms there are, and does not repeat what was given' {
        $given = 'not-a-key-but-may-be-a-secret'
        { Send-S3SseCObject $file -BucketName logs -SseCKey $given @connection } | Should -Throw -ExpectedMessage '*base64*'
        $Error[0] | Format-List -Property * -Force | Out-String | Should -Not -Match $given
    }

    It 'of an endpoint where nobody listens comes at once and names it' {
        { Send-S3EncryptedObject $file -BucketName logs -EndpointUrl 'http://127.0.0.1:9' @connection } |
            Should -Throw -ErrorId 'EndpointUnreachable,*' -ExpectedMessage '*127.0.0.1:9*'
    }
}
