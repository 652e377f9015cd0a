using System;
using System.Linq;
using Xunit;
using static S3Encryption.Core.Tests.Reports.ReportBench;

namespace S3Encryption.Core.Tests.Reports;

public sealed class ReportTests
{
    [Fact]
    public void The_first_sentence_says_what_share_is_encrypted_how()
    {
        var items = Enumerable.Range(0, 5).Select(i => Object($"a{i}", EncryptionKind.SseKms, LogsKey))
            .Concat(Enumerable.Range(0, 3).Select(i => Object($"b{i}", EncryptionKind.SseS3))).Append(Object("c", EncryptionKind.None));
        var report = Build([.. items, Count(1, EncryptionKind.SseC)]);
        Assert.Equal(
            "Of 10 objects (910 B), 50.0\u00A0% are under SSE-KMS, 30.0\u00A0% under SSE-S3, 10.0\u00A0% not encrypted and 10.0\u00A0% under SSE-C.", report.State[0]);
    }

    [Fact]
    public void One_unencrypted_object_among_a_million_is_never_rounded_away()
    {
        var report = Build(Count(999_999, EncryptionKind.SseKms), Count(1, EncryptionKind.None));
        Assert.Contains(">\u00A099.9\u00A0% are under SSE-KMS and <\u00A00.1\u00A0% not encrypted", report.State[0],
            StringComparison.Ordinal);
        var finding = Assert.Single(report.Findings);
        Assert.Equal((CheckSeverity.High, "1 object"), (finding.Severity, finding.Extent));
    }

    [Fact]
    public void Buckets_alone_are_not_taken_for_what_they_hold()
    {
        var report = Build(Bucket("logs"), Bucket("web", EncryptionKind.SseS3));
        Assert.Equal("2 buckets encrypt new objects: 1 with SSE-KMS and 1 with SSE-S3.", report.State[0]);
        Assert.Contains("No stored object was looked at.", report.State);
        Assert.Contains(report.Gaps, gap => gap.Command == "Get-S3ObjectEncryption logs");
        Assert.Empty(report.Stored);
    }

    [Fact]
    public void Findings_come_worst_first_each_with_its_evidence_and_its_command()
    {
        var report = Build(
            Finding("logs", BucketCheck.BucketKey, severity: CheckSeverity.Low),
            Finding("logs", BucketCheck.NotPublic, severity: CheckSeverity.High),
            Finding("web", BucketCheck.TlsRequired), Finding("logs", BucketCheck.TlsRequired),
            Finding("logs", BucketCheck.Versioned, CheckResult.Passed),
            Permission(KmsAccessOutcome.Denied, "{\"Effect\":\"Allow\"}"));
        Assert.Equal(
            [CheckSeverity.High, CheckSeverity.Medium, CheckSeverity.Medium, CheckSeverity.Low], report.Findings.Select(f => f.Severity));
        var tls = report.Findings.Single(f => f.Title.Contains("TLS", StringComparison.Ordinal));
        Assert.Equal(["s3://web", "s3://logs"], tls.Cases.Select(c => c.Where));
        Assert.All(tls.Cases,
            c => Assert.Equal(("as it is", $"Set-S3EncryptionPolicy {c.Where[5..]} -RequireTls"), (c.Evidence, Assert.Single(c.Remedies))));
        Assert.Contains(report.Findings, f => f.Cases[0].Remedies is [var only] && only == "{\"Effect\":\"Allow\"}");
        Assert.Contains("4 findings: 1 of high severity, 2 of medium severity and 1 of low severity.", report.State);
        Assert.Contains("Of 5 rules that could be tested of buckets, 1 are kept and 4 are not.", report.State);
    }

    [Fact]
    public void An_object_is_mended_to_what_its_bucket_does_today()
    {
        var versioned = Object("a b", EncryptionKind.None) with { VersionId = "v1" };
        var finding = Build(versioned, Object("c", EncryptionKind.None, bucket: "other"), Bucket("logs")).Findings.Single(f => f.Severity == CheckSeverity.High);
        Assert.Equal(
            [
                $"Convert-S3ObjectEncryption -BucketName logs -Key 'a b' -VersionId v1 -To SseKms -KmsKeyId {LogsKey} -BucketKey",
                "Convert-S3ObjectEncryption -BucketName other -Key c -To SseS3",
            ],
            finding.Cases.SelectMany(c => c.Remedies));
    }

    [Fact]
    public void What_a_bucket_holds_from_before_its_default_is_told()
    {
        var report = Build(
            Object("a", EncryptionKind.SseKms, LogsKey), Object("b", EncryptionKind.SseS3), Object("c", EncryptionKind.SseKms, OldKey),
            Object("d", EncryptionKind.SseS3, bucket: "web"), Bucket("logs"), Bucket("web", EncryptionKind.SseS3));
        var finding = Assert.Single(report.Findings);
        Assert.Equal((CheckSeverity.Medium, "2 objects"), (finding.Severity, finding.Extent));
        Assert.Equal(
            [
                $"Get-S3ObjectEncryption logs -Encryption SseKms -KmsKeyId {OldKey} | Convert-S3ObjectEncryption -To SseKms -KmsKeyId {LogsKey} -BucketKey",
                $"Get-S3ObjectEncryption logs -Encryption SseS3 | Convert-S3ObjectEncryption -To SseKms -KmsKeyId {LogsKey} -BucketKey",
            ],
            finding.Cases.SelectMany(c => c.Remedies).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Objects_under_more_than_their_bucket_asks_for_are_no_finding()
    {
        Assert.Empty(Build(Object("a", EncryptionKind.SseKms, LogsKey), Object("b", EncryptionKind.DsseKms, LogsKey), Bucket("logs", EncryptionKind.SseS3)).Findings);
        Assert.Empty(Build(Object("b", EncryptionKind.DsseKms, LogsKey), Bucket("logs")).Findings);
    }

    [Fact]
    public void A_key_that_goes_with_what_is_under_it_is_the_gravest_there_is()
    {
        var report = Build(
            Key(OldKey, "PendingDeletion", usable: false),
            Key("arn:aws:kms:eu-central-1:111122223333:key/unused", "Disabled", usable: false),
            Object("a", EncryptionKind.SseKms, OldKey));
        var finding = Assert.Single(report.Findings);
        var one = Assert.Single(finding.Cases);
        Assert.Equal((CheckSeverity.High, "it is PendingDeletion; used by 1 object"), (finding.Severity, one.Evidence));
        Assert.Equal(
            $"aws kms cancel-key-deletion --key-id {OldKey} --region eu-central-1; aws kms enable-key --key-id {OldKey} --region eu-central-1", Assert.Single(one.Remedies));
    }

    [Fact]
    public void A_public_bucket_is_a_finding_once_whether_or_not_it_was_tested()
    {
        var untested = Build(Bucket("web", exposure: PublicExposure.Public));
        var tested = Build(Bucket("web", exposure: PublicExposure.Public),
            Finding("web", BucketCheck.NotPublic, severity: CheckSeverity.High));
        Assert.Equal("High", $"{Assert.Single(untested.Findings).Severity}");
        Assert.Contains("put-public-access-block --bucket web", untested.Findings[0].Cases[0].Remedies[0], StringComparison.Ordinal);
        _ = Assert.Single(tested.Findings);
    }

    [Fact]
    public void A_thousand_findings_of_one_kind_are_a_hundred_and_a_number()
    {
        var report = Build([.. Enumerable.Range(0, 1000).Select(i => Object($"k{i}", EncryptionKind.None))]);
        var finding = Assert.Single(report.Findings);
        Assert.Equal(("1,000 objects", 100, "and 900 more"), (finding.Extent, finding.Objects.Count, finding.More));
        Assert.Equal("Get-S3ObjectEncryption logs -Encryption None | Convert-S3ObjectEncryption -To SseS3",
            Assert.Single(Assert.Single(finding.Cases).Remedies));
    }

    [Fact]
    public void Nothing_is_called_encrypted_that_could_not_be_seen()
    {
        var report = Build(
            Object("a", EncryptionKind.Unknown, size: null) with { Problem = "denied" },
            Object("b", EncryptionKind.SseC) with { IsProbable = true },
            Object("c", EncryptionKind.SseC) with { SseCKeyFingerprint = "SHA256:x" },
            Finding("logs", BucketCheck.Versioned, CheckResult.Unknown),
            Permission(KmsAccessOutcome.Inconclusive), Count(3, EncryptionKind.SseKms, isComplete: false), Bucket("empty"));
        var told = report.Gaps.Select(gap => gap.Text + string.Concat(gap.Samples)).ToList();
        foreach (var words in new[]
        {
            "S3 did not tell how they are encrypted.s3://logs/a: denied", "1 object is under SSE-C is a conclusion",
            "The size of 1 object is not known",
            "A count is not whole", "An object that is in both is counted twice", "it is not known which key",
            "1 rule could not be tested.logs, Versioned: as it is",
            "1 permission could not be settled.kms:Decrypt", "Of 1 bucket no object was looked at.empty",
            "What the bucket policies require was not given",
            "No KMS key was given",
        })
        {
            Assert.Contains(told, text => text.Contains(words, StringComparison.Ordinal));
        }

        var withoutKey = Assert.Single(report.Findings);
        Assert.Equal("Test-SseCKey -BucketName logs -Key b -Keyring ./keys", Assert.Single(Assert.Single(withoutKey.Cases).Remedies));
    }

    [Fact]
    public void Charts_say_what_their_tables_say()
    {
        var report = Build(
            Object("a", EncryptionKind.SseKms, LogsKey), Object("b", EncryptionKind.SseS3, size: 300, bucket: "web"), Bucket("logs"),
            Bucket("web", EncryptionKind.SseS3));
        var kinds = report.Stored.Single(p => p.Id == "kinds");
        Assert.Equal(["Of 2 objects: SSE-KMS 50.0\u00A0%, SSE-S3 50.0\u00A0%.", "Of 400 B: SSE-KMS 25.0\u00A0%, SSE-S3 75.0\u00A0%."],
            kinds.Charts.Select(c => c.Alternative));
        Assert.Equal(1, kinds.Charts[1].Rows[0].Pieces.Sum(p => p.Share), 9);
        Assert.Equal(["SSE-KMS", "1", "50.0\u00A0%", "100 B", "25.0\u00A0%"], kinds.Table.Rows[0].Select(cell => cell.Text));
        Assert.Equal("alias/logs", report.Stored.Single(p => p.Id == "keys-used").Charts[0].Rows[0].Label);
        Assert.Equal(["web", "logs"], report.Stored.Single(p => p.Id == "in-buckets").Charts[1].Rows.Select(r => r.Label));
    }

    [Fact]
    public void A_conversion_shows_what_it_did_and_what_it_left()
    {
        var report = Build(new S3ConversionSummary { Objects = 10, Bytes = 99, Updated = 7, Failed = 3 }, new S3Conversion
        {
            BucketName = "b",
            Key = "k",
            Action = S3ConversionAction.Blocked,
            Reason = "its grants would be lost",
            FromEncryption = EncryptionKind.SseC,
            ToEncryption = EncryptionKind.SseKms,
        });
        Assert.Equal("SSE-C to SSE-KMS: its grants would be lost", Assert.Single(report.Findings).Cases[0].Evidence);
        var rows = report.Parts.Single(p => p.Id == "changes").Table.Rows.Select(row => string.Join("|", row.Select(cell => cell.Text)));
        Assert.Equal(
            [
                "A conversion: all objects looked at|done|10|99 B", "Data key encrypted anew|done|7|–", "Failed|done|3|–",
                "Cannot be changed, SSE-C to SSE-KMS|planned|1|0 B",
            ],
            rows);
    }
}
