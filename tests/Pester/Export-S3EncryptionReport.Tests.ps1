[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'Export-S3EncryptionReport' {
    BeforeAll {
        Import-Module $Manifest
        $bucket = [S3Encryption.BucketEncryption]@{ BucketName = 'logs'; Encryption = 'SseKms'; KmsKeyAlias = 'alias/logs'; PublicExposure = 'Public' }
        $object = [S3Encryption.S3ObjectEncryption]@{ BucketName = 'logs'; Key = 'a.gz'; Encryption = 'SseKms'; Size = 5; LastModified = [DateTimeOffset]::UtcNow }
        $words = 'The one object \(5 B\) is under SSE-KMS', '1 bucket encrypts new objects: 1 with SSE-KMS', 'alias/logs', 'The public can reach the bucket'
    }

    AfterAll { Remove-Module S3Encryption }

    It 'gives the file as Get-Item would, for Invoke-Item to open' {
        $file = $bucket | Export-S3EncryptionReport (Join-Path $TestDrive 'report.html') -PassThru
        $file | Should -BeOfType IO.FileInfo
        $file.PSPath | Should -Not -BeNullOrEmpty
        $file.Length | Should -BeGreaterThan 1000
    }

    It 'takes what was saved and read again' {
        $saved = Join-Path $TestDrive 'audit.clixml'
        $bucket, $object | Export-Clixml $saved
        $report = Import-Clixml $saved | Export-S3EncryptionReport (Join-Path $TestDrive 'saved.html') -PassThru -ErrorAction Stop
        foreach ($word in $words) { $report | Should -FileContentMatch $word }
    }

    It 'takes what a job gives back' {
        $job = Start-Job -ArgumentList $Manifest {
            Import-Module $args[0]
            [S3Encryption.BucketEncryption]@{ BucketName = 'logs'; Encryption = 'SseKms'; KmsKeyAlias = 'alias/logs'; PublicExposure = 'Public' }
            [S3Encryption.S3ObjectEncryption]@{ BucketName = 'logs'; Key = 'a.gz'; Encryption = 'SseKms'; Size = 5; LastModified = [DateTimeOffset]::UtcNow }
        }
        $report = $job | Receive-Job -Wait -AutoRemoveJob |
            Export-S3EncryptionReport (Join-Path $TestDrive 'job.html') -PassThru -ErrorAction Stop
        foreach ($word in $words) { $report | Should -FileContentMatch $word }
    }

    It 'says what to pipe instead of what Select-Object made of an object' {
        $path = Join-Path $TestDrive 'selected.html'
        { $bucket | Select-Object BucketName, Encryption | Export-S3EncryptionReport $path -ErrorAction Stop } |
            Should -Throw -ErrorId 'NotReportable,*' -ExpectedMessage '*Select-Object*'
        $path | Should -Not -Exist
    }
}

Describe 'Export-S3EncryptionReport at the prompt' {
    BeforeAll {
        Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
        $console = Open-Console $Manifest
    }

    AfterAll { Close-Console $console }

    It 'says of a file that exists that it was kept, and replaces it with -Force alone' {
        $null = Enter-Line $console 'Set-Content kept.html mine'
        Enter-Line $console 'Get-S3BucketEncryption logs | Export-S3EncryptionReport kept.html' |
            Should -Match '^Export-S3EncryptionReport: .+kept\.html.: the file exists, and was kept\. To replace it: -Force\.$'
        Join-Path $console.Folder 'kept.html' | Should -FileContentMatch '^mine'
        Enter-Line $console 'Get-S3BucketEncryption logs | Export-S3EncryptionReport kept.html -Force' | Should -BeNullOrEmpty
        Join-Path $console.Folder 'kept.html' | Should -FileContentMatch '<html'
    }

    It 'says under -WhatIf which file it would write, and writes none' {
        Enter-Line $console 'Get-S3BucketEncryption logs | Export-S3EncryptionReport never.html -WhatIf' |
            Should -Match '^What if: .*never\.html'
        Join-Path $console.Folder 'never.html' | Should -Not -Exist
    }
}
