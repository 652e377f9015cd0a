using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Buckets.Policies;
using Xunit;

namespace S3Encryption.Core.Tests.Buckets.Policies;

/// <summary>Who shuts themselves out of a bucket needs the account's root user to get back in.</summary>
public sealed class LockOutCheckTests
{
    private const string Arn = "arn:aws:s3:::b";
    private const string User = "arn:aws:iam::111122223333:user/u";
    private const string Session = "arn:aws:sts::111122223333:assumed-role/ops/me";
    private const string KeyArn = "arn:aws:kms:us-east-1:111122223333:key/k";
    private const string OtherKeyArn = "arn:aws:kms:us-east-1:111122223333:key/other";
    private static readonly string[] AllOfThePolicy = ["s3:PutBucketPolicy", "s3:GetBucketPolicy", "s3:DeleteBucketPolicy"];
    private static readonly OwnStatement Tls = new(EncryptionRequirement.Tls);
    private static readonly OwnStatement Key = new(EncryptionRequirement.KmsKey, KmsKeyArn: KeyArn, RequireHeader: true);

    private static readonly OwnStatement[] Everything =
        [Tls, Key, new(EncryptionRequirement.Encryption, EncryptionKind.SseKms, RequireHeader: true), new(EncryptionRequirement.NoSseC)];

    [Theory]
    [InlineData(User)]
    [InlineData(Session)]
    [InlineData(null)]
    public void All_that_we_require_together_leaves_the_caller_a_way(string? caller) => Assert.Empty(Lost(caller, true, "", Everything));

    [Theory]
    [InlineData(User)]
    [InlineData(null)]
    public void Whoever_comes_over_plain_http_would_be_shut_out_by_requiring_TLS(string? caller) =>
        Assert.Equal(AllOfThePolicy, Actions(Lost(caller, false, "", Tls)));

    [Fact]
    public void The_root_user_gets_in_whatever_the_policy_says() =>
        Assert.Empty(Lost("arn:aws:iam::111122223333:root", false, "", Tls));

    [Fact]
    public void A_key_of_ours_beside_another_that_somebody_else_requires_leaves_no_way_to_upload() => Assert.Equal(
        ["s3:PutObject"], Actions(Lost(User, true, Deny("""
            "Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*",
            "Condition":{"ArnNotEquals":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"OTHER"}}
            """.Replace("OTHER", OtherKeyArn, System.StringComparison.Ordinal)), Key)));

    [Fact]
    public void The_same_without_required_headers_leaves_none_either_where_the_other_admits_no_headerless_upload_but_one_where_it_does()
    {
        var lenient = Key with { RequireHeader = false };
        var other = """
            "Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*",
            "Condition":{"Null":{"s3:x-amz-server-side-encryption":"VALUE"}}
            """;
        Assert.Equal(
            ["s3:PutObject"],
            Actions(Lost(User, true, Deny(other.Replace("VALUE", "false", System.StringComparison.Ordinal)), Key)));
        Assert.Empty(Lost(User, true, Deny(other.Replace("VALUE", "false", System.StringComparison.Ordinal)), lenient));
        Assert.Empty(Lost(User, true, Deny(other.Replace("VALUE", "true", System.StringComparison.Ordinal)), Key));
    }

    [Fact]
    public void What_the_caller_could_not_do_before_is_not_lost() => Assert.Equal(
        ["s3:GetBucketPolicy", "s3:DeleteBucketPolicy"],
        Actions(Lost(User, false, Deny("""
            "Principal":{"AWS":"arn:aws:iam::111122223333:user/u"},"Action":"s3:PutBucketPolicy","Resource":"*"
            """), Tls)));

    [Fact]
    public void Conditions_on_what_nobody_knows_here_hide_no_lock_out() => Assert.Equal(
        AllOfThePolicy,
        Actions(Lost(User, false, Deny("""
            "Principal":"*","Action":"s3:*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"}}
            """), Tls)));

    private static string Deny(string rest) => "{\"Effect\":\"Deny\"," + rest + "}";

    private static IEnumerable<string> Actions(IEnumerable<string> lost) => lost.Select(text => text.Split(' ')[0]);

    private static IReadOnlyList<string> Lost(string? caller, bool isTls, string foreign, params OwnStatement[] own)
    {
        var before = PolicyText.Parse($$"""{"Version":"2012-10-17","Statement":[{{foreign}}]}""", new S3Location("b"));
        var after = before.With([.. before.Statements, .. own.Select(statement => statement.For(Arn))]);
        return new LockOutCheck(Arn, caller, isTls).Lost(before, after);
    }
}
