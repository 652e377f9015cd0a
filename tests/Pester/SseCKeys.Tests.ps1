[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSAvoidUsingConvertToSecureStringWithPlainText', '', Justification = 'A test.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'SSE-C keys' {
    BeforeAll {
        Import-Module $Manifest
        $file = Join-Path $TestDrive 'a.key'
        $key = New-SseCKey a -OutFile $file

        # A certificate for document encryption, as Protect-CmsMessage asks for.
        $rsa = [Security.Cryptography.RSA]::Create(2048)
        $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new(
            'CN=keys', $rsa, [Security.Cryptography.HashAlgorithmName]::SHA256, [Security.Cryptography.RSASignaturePadding]::Pkcs1)
        $request.CertificateExtensions.Add(
            [Security.Cryptography.X509Certificates.X509KeyUsageExtension]::new('KeyEncipherment', $true))
        $purposes = [Security.Cryptography.OidCollection]::new()
        $null = $purposes.Add([Security.Cryptography.Oid]::new('1.3.6.1.4.1.311.80.1'))
        $request.CertificateExtensions.Add(
            [Security.Cryptography.X509Certificates.X509EnhancedKeyUsageExtension]::new($purposes, $false))
        $certificate = $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-1), [DateTimeOffset]::UtcNow.AddDays(9))
    }

    AfterAll { Remove-Module S3Encryption }

    It 'are read from what the shell makes of a key: <Name>' -ForEach @(
        @{ Name = 'a file'; Read = { Import-SseCKey $file } }
        @{ Name = 'a file object'; Read = { Get-Item $file | Import-SseCKey } }
        @{ Name = 'bytes one by one'; Read = { [IO.File]::ReadAllBytes($file) | Import-SseCKey } }
        @{ Name = 'base64 in a text file'; Read = { $key | Export-SseCKey -AsPlainText | Set-Content "$TestDrive/b64"; Import-SseCKey "$TestDrive/b64" } }
        @{ Name = 'the lines of a text file'; Read = { $key | Export-SseCKey Mc -AsPlainText | Set-Content "$TestDrive/hex"; Get-Content "$TestDrive/hex" | Import-SseCKey } }
        @{ Name = 'a SecureString'; Read = { $key | Export-SseCKey -AsSecureString | Import-SseCKey } }
        @{ Name = 'a credential'; Read = { [pscredential]::new('k', ($key | Export-SseCKey -AsSecureString)) | Import-SseCKey } }
    ) {
        (& $Read).Fingerprint | Should -Be $key.Fingerprint
    }

    It 'are written as bytes by the command that the refusal of a re-encoded file names' {
        $bytes = [IO.File]::ReadAllBytes($file)
        [Convert]::ToBase64String($bytes) | Out-File "$TestDrive/u16.key" -Encoding unicode
        { Import-SseCKey "$TestDrive/u16.key" -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidSseCKey,*' -ExpectedMessage '*WriteAllBytes*'
        [IO.File]::WriteAllBytes("$TestDrive/mended.key", $bytes)
        (Import-SseCKey "$TestDrive/mended.key").Fingerprint | Should -Be $key.Fingerprint
    }

    It 'that are wrapped to a certificate open with Unprotect-CmsMessage, and the reverse' {
        $document = $key | Export-SseCKey -CmsRecipient $certificate
        (Unprotect-CmsMessage -Content $document -To $certificate | Import-SseCKey).Fingerprint | Should -Be $key.Fingerprint
        $theirs = Protect-CmsMessage -Content ($key | Export-SseCKey -AsPlainText) -To $certificate
        ($theirs | Import-SseCKey -Certificate $certificate).Fingerprint | Should -Be $key.Fingerprint
    }

    It 'are kept in a keyring and found again, without AWS' {
        $ring = Join-Path $TestDrive 'ring'
        $key | Save-SseCKey $ring -CmsRecipient $certificate -BucketName logs -Note 'a note'
        $entry = Get-SseCKey $ring a
        $entry.BucketName | Should -Be 'logs'
        (Get-SseCKey $ring a -Unwrap -Certificate $certificate).Fingerprint | Should -Be $key.Fingerprint
        $entry | Remove-SseCKey -WhatIf
        Get-SseCKey $ring | Should -HaveCount 1
        $entry | Remove-SseCKey -Confirm:$false
        Get-SseCKey $ring | Should -BeNullOrEmpty
    }

    It 'do not go to the screen in the clear unless that is asked for' {
        { $key | Export-SseCKey -ErrorAction Stop } | Should -Throw -ErrorId 'SseCKeyInTheClear,*'
    }
}
