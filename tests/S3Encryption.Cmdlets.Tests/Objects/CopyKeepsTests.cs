using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.S3.Acl;
using S3Encryption.Sandbox.S3.Buckets;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>What an object says of itself survives a copy, or is replaced as asked; and that is so at once and in parts.</summary>
public sealed class CopyKeepsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string AtOnce = "";
    private const string InParts = "-MultipartThreshold 5MB";

    private const string Csv = "content-type: text/csv;charset=utf-8";

    private static readonly string[] Headers =
    [
        "cache-control: no-store, Max-Age=0", "class: STANDARD_IA", "content-disposition: attachment; filename=\"a b.csv\"",
        "content-encoding: gzip, br", "content-language: de, en", Csv, "expires: Thu, 01 Dec 2033 16:00:00 GMT",
    ];

    private static readonly string[] Metadata = ["x-amz-meta-owner: ops team", "x-amz-meta-plan: a=b, c"];
    private static readonly string[] Tags = ["tag cost: 42 / 7", "tag näme: +=:"];
    private const string Redirect = "x-amz-website-redirect-location: /elsewhere";

    [Theory]
    [InlineData(AtOnce)]
    [InlineData(InParts)]
    public void Metadata_headers_tags_and_class_go_along(string mode) => AssertCopy(mode, "", [.. Headers, .. Metadata, .. Tags, Redirect]);

    [Theory]
    [InlineData(AtOnce)]
    [InlineData(InParts)]
    public void A_new_media_type_costs_nothing_else(string mode) => AssertCopy(
        mode, "-ContentType text/plain",
        [.. Headers.Select(h => h == Csv ? "content-type: text/plain" : h), .. Metadata, .. Tags, Redirect]);

    [Theory]
    [InlineData(AtOnce)]
    [InlineData(InParts)]
    public void New_metadata_replace_the_old_and_leave_the_headers(string mode) => AssertCopy(
        mode, "-Metadata @{ reviewed = 2026 }", [.. Headers, "x-amz-meta-reviewed: 2026", .. Tags, Redirect]);

    [Theory]
    [InlineData(AtOnce)]
    [InlineData(InParts)]
    public void Empty_tables_take_metadata_and_tags_away(string mode) =>
        AssertCopy(mode, "-Metadata @{} -Tag @{}", [.. Headers, Redirect]);

    [Theory]
    [InlineData(AtOnce)]
    [InlineData(InParts)]
    public void New_tags_and_a_new_class_are_the_ones_that_were_asked_for(string mode) => AssertCopy(
        mode, "-Tag @{ year = 2026; 'a b' = 'c/d' } -StorageClass GLACIER_IR",
        [
            .. Headers.Select(h => h == "class: STANDARD_IA" ? "class: GLACIER_IR" : h), .. Metadata, "tag a b: c/d", "tag year: 2026",
            Redirect,
        ]);

    [Fact]
    public void A_media_type_that_no_client_could_send_is_kept_where_S3_copies_it_and_its_loss_told_where_not()
    {
        using var engine = sandbox.As();
        NewSource(engine, "odd");
        _ = sandbox.Change("open", "odd", o => o with { Headers = o.Headers with { System = Pairs(["content-type: no type"]) } });
        var kept = engine.Run("Copy-S3EncryptedObject s3://open/odd fresh");
        Assert.Equal("no type", sandbox.Stored("fresh", "odd")!.Headers.System["content-type"]);
        Assert.Empty(kept.Warnings.Concat(kept.AllErrors.Select(e => e.ToString())));
        var lost = engine.Run("Copy-S3EncryptedObject s3://open/odd fresh -Metadata @{ a = 1 }");
        Assert.Contains("no type", Assert.Single(lost.Warnings), StringComparison.Ordinal);
        Assert.Equal("binary/octet-stream", sandbox.Stored("fresh", "odd")!.Headers.System["content-type"]);
        _ = EngineAssert.OneError(engine.Run("Copy-S3EncryptedObject s3://open/odd fresh -ContentType 'no type'"), "InvalidContentType");
    }

    [Fact]
    public void Tags_that_the_caller_may_not_read_are_not_lost_in_silence()
    {
        using var engine = sandbox.As();
        NewSource(engine, "tagged");
        var principal = Sandbox.Hosting.DefaultPrincipals.User("untagged", sandbox.Server.AccountId, """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"},
             {"Effect":"Deny","Action":"s3:GetObjectTagging","Resource":"*"}]}
            """);
        sandbox.Server.Principals.Add(principal);
        using var other = sandbox.As("untagged");
        _ = EngineAssert.OneError(
            other.Run("Copy-S3EncryptedObject s3://open/tagged s3://open/untagged -MultipartThreshold 5MB"), "AccessDenied", "-Tag @{}");
        Assert.Null(sandbox.Stored("open", "untagged"));
        _ = other.Require("Copy-S3EncryptedObject s3://open/tagged s3://open/untagged -MultipartThreshold 5MB -Tag @{}");
        Assert.Empty(sandbox.Stored("open", "untagged")!.Headers.Tags);
    }

    [Theory]
    [InlineData(AtOnce)]
    [InlineData(InParts)]
    public void The_version_that_is_named_is_copied_and_not_the_latest(string mode)
    {
        using var engine = sandbox.As();
        _ = sandbox.Bucket("versions", with: b => b.Objects.Versioning = Versioning.Enabled);
        _ = engine.Require(
            $"$first = Send-S3EncryptedObject '{sandbox.NewFile(6 << 20)}' versions doc; "
                + $"$second = Send-S3EncryptedObject '{sandbox.NewFile(7 << 20)}' versions doc");
        var copy = EngineAssert.OneObject(engine.Run($"$first | Copy-S3EncryptedObject -Destination s3://open/first {mode}"));
        Assert.Equal(6 << 20, sandbox.Stored("open", "first")!.Size);
        Assert.Equal(engine.Require("$first.VersionId").Single().ToString(), copy.Get<string>("SourceVersionId"));
        // An older version onto its own key is restored.
        var restored = EngineAssert.OneObject(engine.Run($"$first | Copy-S3EncryptedObject -Destination versions {mode}"));
        Assert.Equal(6 << 20, sandbox.Stored("versions", "doc")!.Size);
        Assert.Equal(sandbox.Stored("versions", "doc")!.VersionId, restored.Get<string>("VersionId"));
    }

    [Theory]
    [InlineData(AtOnce)]
    [InlineData(InParts)]
    public void Grants_go_along_where_they_are_asked_for(string mode)
    {
        using var engine = sandbox.As();
        _ = sandbox.Bucket("with-acls", with: b => b.Ownership = ObjectOwnership.ObjectWriter);
        var granted = Shared(engine, "with-acls", "shared");
        _ = engine.Require(
            $"Copy-S3EncryptedObject s3://with-acls/shared s3://with-acls/kept -KeepAcl {mode}; "
                + $"Copy-S3EncryptedObject s3://with-acls/shared s3://with-acls/private {mode}");
        Assert.Equal(granted, sandbox.Stored("with-acls", "kept")!.Acl!.Grants);
        Assert.False(sandbox.Stored("with-acls", "private")!.Acl?.GrantsBeyond(CanonicalId.Of(sandbox.Server.AccountId)) ?? false);
    }

    [Fact]
    public void Grants_that_cannot_be_kept_are_an_error_beside_the_copy()
    {
        using var engine = sandbox.As();
        _ = sandbox.Bucket("giving", with: b => b.Ownership = ObjectOwnership.ObjectWriter);
        _ = Shared(engine, "giving", "shared");
        var result = engine.Run("Copy-S3EncryptedObject s3://giving/shared open -KeepAcl");
        _ = EngineAssert.OneError(result, "AclNotKept", "s3://open/shared", "bucket policy");
        Assert.Equal("shared", Assert.Single(result.Output).Get<string>("Key"));
        Assert.Equal(6 << 20, sandbox.Stored("open", "shared")!.Size);
    }

    [Fact]
    public void An_object_that_nobody_else_may_read_needs_no_ACL_to_stay_so()
    {
        using var engine = sandbox.As();
        NewSource(engine, "lonely");
        Assert.Empty(engine.Run("Copy-S3EncryptedObject s3://open/lonely fresh -KeepAcl").AllErrors);
        Assert.Empty(sandbox.Seen("PutObjectAcl", "lonely"));
    }

    private List<Grant> Shared(HostedEngine engine, string bucket, string key)
    {
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(6 << 20)}' {bucket} {key}");
        var owner = CanonicalId.Of(sandbox.Server.AccountId);
        List<Grant> grants =
        [
            new(Grantee.Canonical(owner), Permission.FullControl), new(Grantee.Canonical(CanonicalId.Of("444455556666")), Permission.Read),
            new(Grantee.LogDelivery, Permission.ReadAcp),
        ];
        _ = sandbox.Change(bucket, key, o => o with { Acl = new AccessControlList(owner, grants) });
        return grants;
    }

    private void AssertCopy(string mode, string options, string[] expected)
    {
        using var engine = sandbox.As();
        var name = sandbox.NewName();
        NewSource(engine, name);
        _ = EngineAssert.OneObject(engine.Run($"Copy-S3EncryptedObject s3://open/{name} s3://fresh/ {options} {mode} -Encryption SseKms"));
        // Whether a space comes after the semicolon is nobody's loss.
        var found = StoredObjects.Described(sandbox.Stored("fresh", name)!);
        Assert.Equal(
            expected.Order(StringComparer.Ordinal), found.Select(h => h.Replace("; charset", ";charset", StringComparison.Ordinal)));
    }

    private void NewSource(HostedEngine engine, string name)
    {
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(6 << 20)}' open {name}");
        _ = sandbox.Change("open", name, o => o with
        {
            Headers = new ObjectHeaders
            {
                System = Pairs([.. Headers.Where(h => !h.StartsWith("class", StringComparison.Ordinal)), Redirect]),
                User = Pairs(Metadata),
                Tags = [.. Pairs(Tags).Select(t => KeyValuePair.Create(t.Key["tag ".Length..], t.Value))],
                StorageClass = "STANDARD_IA",
            },
        });
    }

    private static Dictionary<string, string> Pairs(IEnumerable<string> lines) =>
        lines.Select(line => line.Split(": ", 2)).ToDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);
}
