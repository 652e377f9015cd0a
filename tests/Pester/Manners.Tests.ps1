[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Used in other blocks, which Pester runs in the same scope.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Used in the blocks.')]
param([Parameter(Mandatory)] [string] $Manifest)

BeforeAll {
    Set-StrictMode -Version Latest
    Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
    $console = Open-Console $Manifest
}

AfterAll { Close-Console $console }

Describe 'What other tools emit' {
    BeforeAll {
        # As AWS Tools for PowerShell has them: these names, and others beside them that must not be taken for something else.
        if (-not ('Amazon.S3.Model.S3Object' -as [type])) {
            Add-Type @'
using System;
namespace Amazon.S3.Model
{
    public class S3Bucket { public string BucketName { get; set; } public string BucketRegion { get; set; } public DateTime? CreationDate { get; set; } }
    public class S3Object
    {
        public string BucketName { get; set; } public string Key { get; set; } public string ETag { get; set; } public long? Size { get; set; }
        public DateTime? LastModified { get; set; } public string StorageClass { get; set; }
    }
    public class S3ObjectVersion : S3Object { public string VersionId { get; set; } public bool? IsLatest { get; set; } public bool? IsDeleteMarker { get; set; } }
}
namespace Amazon.KeyManagementService.Model { public class KeyListEntry { public string KeyArn { get; set; } public string KeyId { get; set; } } }
'@
        }
    }

    It 'is a bucket for Get-S3BucketEncryption' {
        (Get-Answer $console '[Amazon.S3.Model.S3Bucket]@{ BucketName = "vault"; BucketRegion = "us-east-1" } | Get-S3BucketEncryption').BucketName |
            Should -Be 'vault'
    }

    It 'is an object for <_>' -ForEach 'Get-S3ObjectEncryption', 'Copy-S3EncryptedObject -Destination sent -DestinationKey from-tools -Encryption SseS3', 'New-S3PresignedUrl' {
        $made = Get-Answer $console "[Amazon.S3.Model.S3Object]@{ BucketName = 'logs'; Key = '2026/a.gz'; Size = 10; ETag = 'e' } | $_"
        $made | Should -HaveCount 1
        "$($made.PSObject.Properties.Value)" | Should -Match '2026/a\.gz|from-tools'
    }

    It 'is a version of an object, and that very one' {
        $found = Enter-Line $console '[Amazon.S3.Model.S3ObjectVersion]@{ BucketName = "logs"; Key = "2026/a.gz"; VersionId = "none-such" } | Get-S3ObjectEncryption | Format-List'
        $found | Should -Match 'none-such' -Because 'no other version may stand in for it'
    }

    It 'is a KMS key for Get-S3KmsKey' {
        Enter-Line $console ('$k = Get-S3KmsKey alias/logs; ' +
            '([Amazon.KeyManagementService.Model.KeyListEntry]@{ KeyArn = $k.Arn; KeyId = $k.KeyId } | Get-S3KmsKey).Arn -eq $k.Arn') |
                Should -Be 'True'
    }

    It 'is files of Get-ChildItem, and rows of Import-Csv' {
        Enter-Line $console '(Get-ChildItem [ab].gz | Send-S3EncryptedObject sent files/ | Sort-Object Key).Key -join " "' |
            Should -Be 'files/a.gz files/b.gz'
        $null = Enter-Line $console 'Set-Content rows.csv "BucketName,Key", "logs,2026/a.gz", "archive,2026/report.csv"'
        Enter-Line $console '(Import-Csv rows.csv | Get-S3ObjectEncryption | Sort-Object BucketName).Encryption -join " "' |
            Should -Be 'SseC SseS3'
    }
}

Describe 'Work beside other work' {
    It 'does the same in ForEach-Object -Parallel' {
        Enter-Line $console ('("logs", "vault", "archive" | ForEach-Object -Parallel { Import-Module "' + $Manifest +
            '"; (Get-S3BucketEncryption $_).Encryption }) -join " "') | Should -Match '^(?=.*SseKms)(SseS3|SseKms)( (SseS3|SseKms)){2}$'
    }

    It 'does the same in Start-Job, and in Start-ThreadJob where there is one' {
        foreach ($start in @('Start-Job') + @((Get-Command Start-ThreadJob -ErrorAction Ignore).Name)) {
            if (-not $start) { continue }
            $job = & $start -ArgumentList $Manifest { Import-Module $args[0]; Get-S3BucketEncryption vault }
            (Receive-Job $job -Wait -AutoRemoveJob).Encryption | Should -Be 'SseKms' -Because $start
        }
    }

    It 'keeps several consoles apart' {
        $other = Open-Console $Manifest
        try {
            $null = Enter-Line $other '$found = Get-S3BucketEncryption vault'
            $null = Enter-Line $console '$found = Get-S3BucketEncryption logs'
            Enter-Line $other '$found.BucketName' | Should -Be 'vault'
        }
        finally { $other.Shell.Dispose() }
        Enter-Line $console '(Get-S3BucketEncryption vault).BucketName' | Should -Be 'vault'
    }
}

Describe 'A runbook without a console' {
    BeforeAll {
        # By its command: of a PowerShell that is a .NET tool, the process is dotnet.
        $shell = if ($PSVersionTable.PSEdition -eq 'Desktop') { 'powershell' } else { 'pwsh' }
        # Its output, in one piece, and its exit code.
        function Invoke-Runbook([string] $Script) {
            $file = Join-Path $TestDrive 'runbook.ps1'
            Set-Content $file "Set-StrictMode -Version Latest; `$ErrorActionPreference = 'Stop'; Set-Location '$($console.Folder)'; Import-Module '$Manifest'; $Script"
            $said = & $shell -NoProfile -NonInteractive -File $file 2>&1 | Out-String
            @{ Said = $said; ExitCode = $LASTEXITCODE }
        }
    }

    It 'shows results alone: no progress, no prompt, and no colour where NO_COLOR says so' {
        $env:NO_COLOR = '1'
        try { $run = Invoke-Runbook 'Send-S3EncryptedObject ./many s3://sent/runbook/ -Recurse | Measure-Object | ForEach-Object Count; Get-S3BucketEncryption vault' }
        finally { Remove-Item env:NO_COLOR }
        $run.ExitCode | Should -Be 0
        $run.Said | Should -Match '^400\s+BucketName'
        $run.Said | Should -Not -Match ([char]27)
        $run.Said | Should -Not -Match 'files|%'
    }

    It 'tells a failure by its exit code, and by its message' {
        $run = Invoke-Runbook 'Get-S3BucketEncryption nothere; "went on"'
        $run.ExitCode | Should -Be 1
        $run.Said | Should -Match 'there is no such bucket'
        $run.Said | Should -Not -Match 'went on'
    }

    It 'does not wait for an answer that nobody gives: <_>' -ForEach 'Get-SseCKey ./keys archive | Remove-SseCKey', 'Send-S3SseCObject report.csv sent -SseCKey' {
        $run = Invoke-Runbook $_
        $run.ExitCode | Should -Be 1
        $run.Said | Should -Match 'NonInteractive|Missing an argument'
        Get-Answer $console 'Get-SseCKey ./keys archive' | Should -HaveCount 1
    }

    It 'leaves no key in a transcript of work with keys' {
        $run = Invoke-Runbook @'
$null = Start-Transcript session.txt
$VerbosePreference = $DebugPreference = 'Continue'
$key = New-SseCKey transcript -OutFile transcript.key -Verbose
$key; $key | Format-List *
$key | Save-SseCKey ./transcribed -KmsKeyId alias/keys
Get-SseCKey ./transcribed -Unwrap
Send-S3SseCObject report.csv sent t/ -SseCKey $key
Receive-S3SseCObject sent t/report.csv ./transcript.csv -SseCKey $key
try { Receive-S3SseCObject archive 2026/report.csv ./t.csv -SseCKey $key } catch { $_ | Format-List * -Force }
$null = Stop-Transcript
'@
        $run.ExitCode | Should -Be 0 -Because $run.Said
        $bytes = [IO.File]::ReadAllBytes((Join-Path $console.Folder 'transcript.key'))
        $transcript = [IO.File]::ReadAllText((Join-Path $console.Folder 'session.txt'))
        $transcript | Should -Match 'SHA256:'
        $flat = $transcript -replace '\s'
        $flat.Contains([Convert]::ToBase64String($bytes).TrimEnd('=')) | Should -BeFalse -Because 'it is the key in base64'
        $flat | Should -Not -Match (($bytes | ForEach-Object { $_.ToString('x2') }) -join '[-:,]?') -Because 'it is the key in hex'
        $transcript.Contains([Text.Encoding]::Latin1.GetString($bytes)) | Should -BeFalse -Because 'it is the key itself'
    }
}
