using System;
using CsCheck;
using S3Encryption.Core.Buckets;
using Xunit;

namespace S3Encryption.Core.Tests.Buckets;

public sealed class BucketEncryptionChangeTests
{
    private const string KeyArn = "arn:aws:kms:us-east-1:111122223333:key/k";
    private static readonly S3Location Location = new("b");

    private static readonly (EncryptionKind Kind, string Algorithm)[] Kinds =
        [
            (EncryptionKind.SseS3, "AES256"),
            (EncryptionKind.SseKms, "aws:kms"),
            (EncryptionKind.DsseKms, "aws:kms:dsse"),
            (EncryptionKind.Other, "aws:fsx"),
        ];

    private static readonly Gen<BucketRule> AnyRule =
        from kind in Gen.Int[0, Kinds.Length - 1].Select(i => Kinds[i])
        from hasKey in Gen.Bool
        from bucketKey in Gen.Bool
        from sseC in Gen.Enum<SseCUse>()
        from other in Gen.Int[0, 2].Select(i => new[] { "", "SSE-NEW", "SSE-NEW,SSE-X" }[i])
        select new BucketRule(
            kind.Kind,
            kind.Algorithm,
            hasKey && kind.Algorithm.StartsWith("aws:kms", StringComparison.Ordinal) ? KeyArn : null,
            bucketKey,
            other.Length > 0 && sseC == SseCUse.Unset ? SseCUse.Allowed : sseC)
        { OtherBlocked = other };

    [Fact]
    public void Blocking_SSE_C_changes_nothing_else_whatever_the_bucket_has_even_what_we_do_not_know() => AnyRule.Sample(rule =>
        Assert.Equal(rule with { SseC = SseCUse.Blocked }, new BucketEncryptionChange { SseC = SseCUse.Blocked }.ApplyTo(rule, Location)));

    [Fact]
    public void What_is_written_and_read_again_is_the_same_even_types_to_block_that_we_do_not_know() =>
        AnyRule.Sample(rule => Assert.Equal(rule, BucketRule.From(rule.ToConfiguration())));

    [Fact]
    public void No_change_leaves_every_rule_as_it_is() =>
        AnyRule.Sample(rule => Assert.Equal(rule, new BucketEncryptionChange().ApplyTo(rule, Location)));

    [Fact]
    public void What_is_written_to_S3_reads_back_as_the_same_rule() =>
        AnyRule.Sample(rule => Assert.Equal(rule, BucketRule.From(rule.ToConfiguration())));

    [Fact]
    public void A_KMS_key_alone_makes_an_SSE_S3_bucket_SSE_KMS_but_leaves_DSSE_as_it_is()
    {
        var change = new BucketEncryptionChange { KmsKeyId = "alias/logs" };
        Assert.Equal(EncryptionKind.SseKms, change.ApplyTo(Rule(EncryptionKind.SseS3, "AES256"), Location).Kind);
        Assert.Equal(EncryptionKind.DsseKms, change.ApplyTo(Rule(EncryptionKind.DsseKms, "aws:kms:dsse"), Location).Kind);
    }

    [Theory]
    [InlineData("alias/aws/s3")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:alias/aws/s3")]
    public void The_AWS_managed_key_is_stored_as_no_key_because_S3_finds_it_by_itself(string name) =>
        Assert.Null(new BucketEncryptionChange { KmsKeyId = name }.ApplyTo(Rule(EncryptionKind.SseKms, "aws:kms"), Location).KmsKeyId);

    [Fact]
    public void No_answer_at_all_is_SSE_S3_as_it_has_been_for_every_bucket_since_2023() =>
        Assert.Equal(Rule(EncryptionKind.SseS3, "AES256"), BucketRule.From(null));

    private static BucketRule Rule(EncryptionKind kind, string algorithm) => new(kind, algorithm, null, false, SseCUse.Unset);
}
