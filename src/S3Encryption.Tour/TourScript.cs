using System.Collections.Generic;

namespace S3Encryption.Tour;

/// <summary>The tour: the module's main job, as a person would type it.</summary>
internal static class TourScript
{
    public static IReadOnlyList<Step> Steps { get; } =
    [
        new("A new bucket: S3 encrypts with its own key, and refuses SSE-C uploads.",
            "Get-S3BucketEncryption tour-logs",
            "$it.Encryption -eq 'SseS3' -and $it.SseC -eq 'Blocked'"),
        new("So an SSE-C upload is refused, and the error says what to do.",
            "Send-S3SseCObject report.csv tour-logs -SseCKey (New-SseCKey)",
            RefusedWith: "SseCBlockedByBucket"),
        new("Doing it. What is not named stays as it is.",
            "Set-S3BucketEncryption tour-logs -AllowSseC -PassThru",
            "$it.SseC -eq 'Allowed' -and $it.Encryption -eq 'SseS3'"),
        new("A key that lasts: 32 bytes in a file that only you can read. What is shown is a fingerprint.",
            "$key = New-SseCKey reports -OutFile report.key; $key",
            "$key.IsKept -and [IO.File]::ReadAllBytes(\"$Folder/report.key\").Length -eq 32"),
        new("The file goes up. S3 encrypts it with the key and forgets the key.",
            "Send-S3SseCObject report.csv tour-logs -SseCKey $key",
            "$it.Encryption -eq 'SseC' -and $it.SseCKeyMD5 -eq $key.KeyMD5"),
        new("And comes back, with the key from its file this time, named as the AWS CLI names it.",
            "Receive-S3SseCObject tour-logs report.csv copy.csv -SseCKey fileb://report.key",
            "$it.Encryption -eq 'SseC'"),
        new("The same bytes?",
            "[IO.File]::ReadAllText(\"$Folder/report.csv\") -ceq [IO.File]::ReadAllText(\"$Folder/copy.csv\")",
            "$it -eq $true"),
        new("Any other key is refused, and no file appears.",
            "Receive-S3SseCObject tour-logs report.csv other.csv -SseCKey (New-SseCKey)",
            "-not [IO.File]::Exists(\"$Folder/other.csv\")",
            RefusedWith: "SseCKeyMismatch"),
        new("From now on: a customer managed KMS key with a Bucket Key, and no SSE-C. First what would happen, ...",
            "Set-S3BucketEncryption tour-logs SseKms -KmsKeyId alias/tour -BucketKey -BlockSseC -WhatIf",
            "(Get-S3BucketEncryption tour-logs).Encryption -eq 'SseS3' -and $screen -like '*What if*SseKms*'"),
        new("... then for real.",
            "Set-S3BucketEncryption tour-logs SseKms -KmsKeyId alias/tour -BucketKey -BlockSseC -PassThru",
            "$it.Encryption -eq 'SseKms' -and $it.KmsKeyAlias -eq 'alias/tour' -and $it.BucketKey -and $it.SseC -eq 'Blocked'"),
        new("An upload that names no key shows which one S3 used.",
            "Send-S3EncryptedObject report.csv tour-logs report-kms.csv",
            "$it.Encryption -eq 'SseKms' -and $it.KmsKeyArn -like 'arn:aws:kms:*:key/*'"),
        new("Who may use that key? The operator may ...",
            "Test-S3KmsAccess alias/tour -Credential $operator",
            "-not ($it | Where-Object Result -notin 'Allowed', 'NotTested') "
            + "-and ($it | Where-Object Action -eq 'kms:Decrypt').Result -eq 'Allowed'"),
        new("... and the reader may not.",
            "$denied = Test-S3KmsAccess alias/tour -Credential $reader; $denied",
            "($it | Where-Object Action -eq 'kms:Decrypt').Result -eq 'Denied'"),
        new("The statement that would let the reader decrypt:",
            "($denied | Where-Object Action -eq 'kms:Decrypt').Statement",
            "\"$it\" -like '*\"kms:Decrypt\"*:key/*'"),
        new("So the reader, who may read the bucket, cannot read the object.",
            "Receive-S3EncryptedObject tour-logs report-kms.csv reader.csv -Credential $reader",
            "-not [IO.File]::Exists(\"$Folder/reader.csv\")",
            RefusedWith: "KmsAccessDenied"),
        new("Back to S3's own key. SSE-C stays blocked.",
            "Remove-S3BucketEncryption tour-logs -PassThru",
            "$it.Encryption -eq 'SseS3' -and $it.SseC -eq 'Blocked'"),
    ];
}
