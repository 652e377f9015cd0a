using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using S3Encryption.Core.Buckets.Policies;
using Xunit;

namespace S3Encryption.Core.Tests.Buckets.Policies;

/// <summary>Somebody's bucket policy guards their data: what is not ours in it must come through untouched.</summary>
public sealed class PolicyEditTests
{
    private const string Arn = "arn:aws:s3:::b";
    private const string KeyArn = "arn:aws:kms:us-east-1:111122223333:key/k";
    private static readonly S3Location Bucket = new("b");
    private static readonly EncryptionPolicyChange All = new()
    {
        RequireTls = true,
        Encryption = EncryptionKind.SseKms,
        KmsKeyId = "alias/k",
        DenySseC = true,
    };

    private static readonly EncryptionPolicyChange None = new()
    {
        Removed = [EncryptionRequirement.Tls, EncryptionRequirement.Encryption, EncryptionRequirement.KmsKey, EncryptionRequirement.NoSseC],
    };

    [Fact]
    public void Every_foreign_policy_survives_what_is_set_and_removed_in_meaning_and_order() => AnyPolicy.Json.Sample(
        json =>
        {
            var before = PolicyText.Parse(json, Bucket);
            var set = Apply(before, All, KeyArn);
            Assert.Equal(before.Statements, set.Statements.Take(before.Statements.Count));
            Assert.Equal(4, set.Statements.Count - before.Statements.Count);
            var removed = Apply(set, None);
            // One statement alone comes back as a list of one, which means the same.
            var isSame = AnyPolicy.Tokens(json).SequenceEqual(AnyPolicy.Tokens(removed.Json));
            Assert.True(isSame || (before.Statements.Count == 1 && IsListOfOne(json, removed.Json)), $"{json} -> {removed.Json}");
        },
        iter: 3000);

    [Fact]
    public void A_policy_that_is_taken_apart_and_not_changed_keeps_every_token() => AnyPolicy.Json.Sample(
        json => Assert.Equal(AnyPolicy.Tokens(json), AnyPolicy.Tokens(PolicyText.Parse(json, Bucket).Json)), iter: 3000);

    [Fact]
    public void What_is_set_twice_is_written_once_and_keeps_its_place()
    {
        var policy = PolicyText.Parse($$"""{"Statement":[{{Theirs(1)}},{{Theirs(2)}}]}""", Bucket);
        var set = Apply(policy, new() { RequireTls = true });
        var more = Apply(Apply(set, new() { DenySseC = true }), new() { RequireTls = true });
        Assert.Equal(["Theirs1", "Theirs2", "S3EncryptionRequireTls", "S3EncryptionDenySseC"], more.Statements.Select(s => s.Sid));
        var stricter = Apply(Apply(more, new() { Encryption = EncryptionKind.SseKms }), new() { RequireTls = true, DenySseC = false });
        Assert.Equal(["Theirs1", "Theirs2", "S3EncryptionRequireTls", "S3EncryptionRequireKind"], stricter.Statements.Select(s => s.Sid));
    }

    [Theory]
    [InlineData("""
        {"Sid":"S3EncryptionDenySseC","Effect":"Deny","Principal":{"AWS":"*"},"Action":["s3:PutObject"],"Resource":["arn:aws:s3:::b/*"],
         "Condition":{"Null":{"s3:x-amz-server-side-encryption-customer-algorithm":[false]}}}
        """)]
    [InlineData("""
        {"Condition":{"Null":{"s3:x-amz-server-side-encryption-customer-algorithm":"false"}},"Resource":"arn:aws:s3:::b/*",
         "Action":"s3:PutObject","Principal":"*","Effect":"Deny","Sid":"S3EncryptionDenySseC"}
        """)]
    public void A_statement_of_ours_is_known_again_however_S3_or_another_tool_spells_it(string statement) =>
        Assert.NotNull(Found(statement, EncryptionRequirement.NoSseC).AsOurs);

    [Theory]
    [InlineData("\"Effect\":\"Deny\"", "\"Effect\":\"Allow\"")]
    [InlineData("\"Principal\":\"*\"", "\"Principal\":{\"AWS\":\"111122223333\"}")]
    [InlineData("\"Principal\":\"*\"", "\"NotPrincipal\":\"*\"")]
    [InlineData("s3:PutObject", "s3:GetObject")]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::b/public/*")]
    [InlineData("\"false\"", "\"true\"")]
    [InlineData("\"Condition\":{", "\"Condition\":{\"Bool\":{\"aws:ViaAWSService\":\"false\"},")]
    public void A_statement_that_somebody_weakened_is_not_taken_for_ours_and_not_touched_without_force(string ours, string changed)
    {
        var whole = new OwnStatement(EncryptionRequirement.NoSseC).For(Arn).Json;
        Assert.Contains(ours, whole, StringComparison.Ordinal);
        var weakened = whole.Replace(ours, changed, StringComparison.Ordinal);
        Assert.Null(Found(weakened, EncryptionRequirement.NoSseC).AsOurs);
        var policy = PolicyText.Parse($$"""{"Statement":{{weakened}}}""", Bucket);
        EncryptionPolicyChange[] touching = [new() { DenySseC = true }, new() { DenySseC = false }, None];
        foreach (var change in touching)
        {
            var refused = Assert.Throws<S3EncryptionException>(() => Apply(policy, change));
            Assert.Equal("EncryptionPolicyChanged", refused.ErrorId);
        }

        Assert.Equal(whole, Apply(policy, new() { DenySseC = true, Force = true }).Statements.Single().Json);
        Assert.Empty(Apply(policy, None with { Force = true }).Statements);
        Assert.Equal(weakened, Apply(policy, new() { RequireTls = true }).Statements[0].Json);
    }

    [Fact]
    public void Each_statement_reads_back_as_what_it_was_written_from()
    {
        List<OwnStatement> all = [new(EncryptionRequirement.Tls), new(EncryptionRequirement.NoSseC)];
        foreach (var strict in new[] { false, true })
        {
            all.Add(new(EncryptionRequirement.KmsKey, KmsKeyArn: KeyArn, RequireHeader: strict));
            all.Add(new(EncryptionRequirement.Encryption, EncryptionKind.SseS3, RequireHeader: strict));
            all.Add(new(EncryptionRequirement.Encryption, EncryptionKind.SseKms, RequireHeader: strict));
            all.Add(new(EncryptionRequirement.Encryption, EncryptionKind.DsseKms, RequireHeader: strict));
        }

        Assert.All(all, own => Assert.Equal(own, Found(own.For(Arn).Json, own.Requirement).AsOurs));
    }

    [Fact]
    public void What_no_upload_could_meet_is_refused()
    {
        EncryptionPolicyChange impossible = new() { Encryption = EncryptionKind.SseS3, KmsKeyId = "alias/k" };
        Assert.Equal(
            "InvalidEncryptionPolicy", Assert.Throws<S3EncryptionException>(() => Apply(PolicyText.None, impossible, KeyArn)).ErrorId);
        var keyed = Apply(PolicyText.None, new() { KmsKeyId = "alias/k" }, KeyArn);
        Assert.Equal(
            "InvalidEncryptionPolicy",
            Assert.Throws<S3EncryptionException>(() => Apply(keyed, new() { Encryption = EncryptionKind.SseS3 })).ErrorId);
        Assert.Equal(
            "InvalidEncryptionPolicy",
            Assert.Throws<S3EncryptionException>(() => Apply(PolicyText.None, new() { RequireHeader = true })).ErrorId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Statement":"x"}""")]
    [InlineData("""{"Statement":[{},1]}""")]
    [InlineData("""{"Statement":[],"Statement":[]}""")]
    [InlineData("""{"Statement":[]""")]
    public void What_is_no_policy_is_refused_rather_than_overwritten(string json) => Assert.Equal(
        "BucketPolicyMalformed", Assert.Throws<S3EncryptionException>(() => PolicyText.Parse(json, Bucket)).ErrorId);

    private static PolicyText Apply(PolicyText policy, EncryptionPolicyChange change, string? keyArn = null) =>
        new PolicyEdit(Bucket, Arn, change, keyArn).Apply(policy);

    private static string Theirs(int number) =>
        $$"""{"Sid":"Theirs{{number}}","Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"{{Arn}}"}""";

    private static FoundStatement Found(string statement, EncryptionRequirement requirement) =>
        FoundStatement.In(PolicyText.Parse($$"""{"Statement":[{{statement}}]}""", Bucket), requirement, Arn).Single();

    private static bool IsListOfOne(string alone, string listed)
    {
        var (from, to) = (AnyPolicy.Tokens(alone).ToList(), AnyPolicy.Tokens(listed).ToList());
        var at = to.FindIndex(t => t == "PropertyName Statement") + 1;
        Assert.Equal("StartArray [", to[at]);
        to.RemoveAt(at);
        var differs = Enumerable.Range(0, from.Count).First(i => i == to.Count || from[i] != to[i]);
        Assert.Equal("EndArray ]", to[differs]);
        to.RemoveAt(differs);
        return from.SequenceEqual(to);
    }
}
