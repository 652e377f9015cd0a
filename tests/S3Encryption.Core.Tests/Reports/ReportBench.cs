using System;
using System.IO;
using S3Encryption.Core.Reports;
using S3Encryption.Core.Reports.Html;

namespace S3Encryption.Core.Tests.Reports;

/// <summary>Makes reports of what a test names, at a time that does not pass.</summary>
internal static class ReportBench
{
    public const string LogsKey = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555";
    public const string OldKey = "arn:aws:kms:eu-central-1:111122223333:key/99999999-8888-7777-6666-555555555555";

    public static ReportStamp Stamp { get; } = new("Audit", new DateTimeOffset(2026, 11, 28, 3, 4, 5, TimeSpan.Zero), "1.2.3");

    public static Report Build(params object[] items)
    {
        var builder = new ReportBuilder();
        foreach (var item in items)
            if (!builder.TryAdd(item)) throw new ArgumentException($"{item.GetType()} is not taken.");
        return builder.Build(Stamp);
    }

    public static string Html(Report report)
    {
        using var text = new StringWriter();
        Page.Write(report, text);
        return text.ToString();
    }

    public static S3ObjectEncryption Object(string key, EncryptionKind kind, string? kmsKey = null, string bucket = "logs",
        long? size = 100) =>
        new() { BucketName = bucket, Key = key, Encryption = kind, KmsKeyArn = kmsKey, Size = size };

    public static S3ObjectEncryptionGroup Count(long objects, EncryptionKind? kind, string? bucket = "logs", bool isComplete = true) =>
        new()
        {
            BucketName = bucket,
            Encryption = kind,
            Objects = objects,
            Bytes = objects * 10,
            Share = 1,
            ByteShare = 1,
            IsComplete = isComplete,
        };

    public static BucketEncryption Bucket(string name, EncryptionKind kind = EncryptionKind.SseKms,
        PublicExposure exposure = PublicExposure.Blocked) => new()
        {
            BucketName = name,
            Encryption = kind,
            KmsKeyArn = kind == EncryptionKind.SseKms ? LogsKey : null,
            KmsKeyAlias = kind == EncryptionKind.SseKms ? "alias/logs" : null,
            BucketKey = kind == EncryptionKind.SseKms,
            PublicExposure = exposure,
            SseC = SseCUse.Blocked,
            Region = "eu-central-1",
        };

    public static BucketFinding Finding(
        string bucket, BucketCheck rule, CheckResult result = CheckResult.Failed, CheckSeverity severity = CheckSeverity.Medium) => new()
        {
            BucketName = bucket,
            Rule = rule,
            Result = result,
            Severity = severity,
            Expected = "as it should be",
            Found = "as it is",
            Remedy = result == CheckResult.Failed ? $"Set-S3EncryptionPolicy {bucket} -RequireTls" : null,
        };

    public static KmsAccess Permission(KmsAccessOutcome result, string? statement = null) => new()
    {
        Action = "kms:Decrypt",
        Result = result,
        Probe = KmsAccessProbe.DryRun,
        NeededFor = "Download",
        KmsKey = LogsKey,
        Principal = "arn:aws:iam::111122223333:user/reader",
        DeniedBy = "identity-based policy",
        Statement = statement,
        Hint = "ask again",
    };

    public static S3KmsKey Key(string arn, string state, bool usable, bool? rotation = true) => new()
    {
        Arn = arn,
        KeyId = arn,
        AccountId = "111122223333",
        Region = "eu-central-1",
        Aliases = ["alias/k"],
        State = state,
        UsableByS3 = usable,
        WhyNotUsable = usable ? null : $"it is {state}",
        RotationEnabled = rotation,
        Manager = KmsKeyManager.Customer,
        NotRead = new System.Collections.Generic.Dictionary<string, string>(),
    };
}
