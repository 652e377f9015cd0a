using System.Linq;
using S3Encryption.Core.Reports.Collecting;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Sections;

/// <summary>The table of buckets, and that of the statements in their policies.</summary>
internal static class BucketPart
{
    public static ReportPart? Of(CollectedBuckets buckets)
    {
        if (buckets.Count == 0) return null;
        TableColumn[] columns =
            [new("Bucket"), new("Encrypts new objects with"), new("KMS key"), new("Bucket Key"), new("SSE-C uploads"), new("Public"),
                new("Region")];
        return new ReportPart(
            "buckets", "Buckets", "What each bucket does with new objects that do not say how they are to be encrypted.", [],
            new ReportTable("Buckets and their default encryption", columns, [.. buckets.InOrder.Take(ReportTable.MostRows).Select(Row)])
            {
                More = Amount.More(buckets.Count, ReportTable.MostRows),
            });
    }

    public static ReportPart? OfStatements(CollectedBuckets buckets)
    {
        var statements = buckets.Statements;
        if (statements.Count == 0) return null;
        TableColumn[] columns = [new("Bucket"), new("Requires"), new("Of uploads without a header"), new("As this module writes it")];
        return new ReportPart(
            "policies", "Encryption in bucket policies", "Statements of this module in the buckets' policies.", [],
            new ReportTable("What the bucket policies require", columns, [.. statements.Items.Select(Row)])
            {
                More = Amount.More(statements.Count, statements.Items.Count),
            });
    }

    private static TableCell[] Row(BucketEncryption bucket) =>
    [
        bucket.BucketName,
        new(KindText.Of(bucket.Encryption, bucket.Algorithm)) { IsKind = true, Kind = bucket.Encryption },
        bucket.KmsKeyAlias ?? NullIfEmpty(bucket.KmsKeyArn) ?? NullIfEmpty(bucket.KmsKeyId)
            ?? (bucket.Encryption is EncryptionKind.SseKms or EncryptionKind.DsseKms ? "alias/aws/s3" : "none"),
        bucket.BucketKey ? "on" : "off",
        bucket.SseC switch
        {
            SseCUse.Blocked => new TableCell("refused") { Tone = Tone.Good },
            SseCUse.Allowed => new TableCell("accepted") { Tone = Tone.Medium },
            _ => "not set",
        },
        bucket.PublicExposure switch
        {
            PublicExposure.Public => new TableCell("public") { Tone = Tone.High },
            PublicExposure.Blocked => new TableCell("blocked") { Tone = Tone.Good },
            PublicExposure.NotPublic => "not public",
            _ => "not known",
        },
        bucket.Region,
    ];

    private static TableCell[] Row(EncryptionPolicyStatement statement) =>
    [
        statement.BucketName,
        statement.Requirement switch
        {
            EncryptionRequirement.Tls => "TLS",
            EncryptionRequirement.NoSseC => "no SSE-C",
            EncryptionRequirement.KmsKey => statement.KmsKeyArn ?? "one KMS key",
            _ => statement.Encryption is EncryptionKind kind ? KindText.Of(kind) : "one kind of encryption",
        },
        statement.Encryption is null && statement.KmsKeyArn is null ? "not their matter" : statement.RequireHeader ? "refused" : "admitted",
        statement.IsIntact ? new TableCell("yes") { Tone = Tone.Good } : new TableCell("no, somebody changed it") { Tone = Tone.Medium },
    ];

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
