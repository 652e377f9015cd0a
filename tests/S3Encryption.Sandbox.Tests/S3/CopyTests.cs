using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class CopyTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Sse = "x-amz-server-side-encryption";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("copied on the server");
    private readonly SandboxClient _admin = sandbox.Admin;

    public static IEnumerable<TheoryDataRow<string, string>> Combinations() =>
        from source in new[] { "SSE-S3", "SSE-KMS", "DSSE-KMS", "SSE-C" }
        from target in new[] { "default", "SSE-S3", "SSE-KMS", "DSSE-KMS", "SSE-C" }
        select new TheoryDataRow<string, string>(source, target);

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task Every_encryption_can_be_copied_to_every_other(string source, string target)
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        byte[] sourceKey = SseCHeaders.NewKey(), targetKey = SseCHeaders.NewKey();
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/source", Body, Headers(source, sourceKey))).Status);
        (string, string)[] opening = source == "SSE-C" ? SseCHeaders.For(sourceKey, SseCHeaders.OfSource) : [];
        var copy = await _admin.SendAsync(
            "PUT", $"/{bucket}/target", null, [("x-amz-copy-source", $"/{bucket}/source"), .. opening, .. Headers(target, targetKey)]);
        Assert.Equal(200, copy.Status);
        var get = await _admin.SendAsync("GET", $"/{bucket}/target", null, target == "SSE-C" ? SseCHeaders.For(targetKey) : []);
        Assert.Equal(Body, get.Body);
        var expected = target switch { "SSE-KMS" => "aws:kms", "DSSE-KMS" => "aws:kms:dsse", "SSE-C" => null, _ => "AES256" };
        Assert.Equal((expected, expected), (copy[Sse], get[Sse]));
        Assert.Equal(copy.Element("ETag"), get["ETag"]);
        Assert.Equal(expected == "AES256", get.ETag == Convert.ToHexStringLower(MD5.HashData(Body)));
    }

    [Fact]
    public async Task An_SSE_C_source_cannot_be_copied_without_its_key_or_with_another()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        _ = await _admin.SendAsync("PUT", $"/{bucket}/source", Body, SseCHeaders.For(SseCHeaders.NewKey()));
        var from = ("x-amz-copy-source", $"/{bucket}/source");
        Assert.Equal("InvalidRequest", (await _admin.SendAsync("PUT", $"/{bucket}/t", null, from)).Error.Code);
        var wrong = await _admin.SendAsync(
            "PUT", $"/{bucket}/t", null, [from, .. SseCHeaders.For(SseCHeaders.NewKey(), SseCHeaders.OfSource)]);
        Assert.Equal(
            (
                403,
                "AccessDenied",
                "Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key."),
            wrong.Error);
        Assert.Equal(404, (await _admin.SendAsync("HEAD", $"/{bucket}/t")).Status);
    }

    [Fact]
    public async Task An_object_copied_onto_itself_must_change_in_something()
    {
        var bucket = "self-copy-" + (await sandbox.BucketAsync());
        _ = await _admin.SendAsync("PUT", "/" + bucket);
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, ("x-amz-meta-a", "1"));
        var from = ("x-amz-copy-source", $"/{bucket}/o");
        Assert.Equal(
            (
                400,
                "InvalidRequest",
                "This copy request is illegal because it is trying to copy an object to itself "
                    + "without changing the object's metadata, storage class, website redirect location or encryption attributes."),
            (await _admin.SendAsync("PUT", $"/{bucket}/o", null, from)).Error);
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o", null, from, (Sse, "aws:kms"))).Status);
        Assert.Equal("1", (await _admin.SendAsync("HEAD", $"/{bucket}/o"))["x-amz-meta-a"]);
        var replaced = await _admin.SendAsync(
            "PUT", $"/{bucket}/o", null, from, ("x-amz-metadata-directive", "REPLACE"), ("x-amz-meta-b", "2"));
        Assert.Equal(200, replaced.Status);
        var head = await _admin.SendAsync("HEAD", $"/{bucket}/o");
        Assert.Equal((null, "2"), (head["x-amz-meta-a"], head["x-amz-meta-b"]));
    }

    [Fact]
    public async Task A_copy_is_made_only_of_the_version_the_caller_saw()
    {
        var bucket = await sandbox.BucketAsync();
        var put = await _admin.SendAsync("PUT", $"/{bucket}/o", Body);
        var from = ("x-amz-copy-source", $"/{bucket}/o");
        Assert.Equal(412, (await _admin.SendAsync("PUT", $"/{bucket}/t", null, from, ("x-amz-copy-source-if-match", "\"0\""))).Status);
        Assert.Equal(
            412, (await _admin.SendAsync("PUT", $"/{bucket}/t", null, from, ("x-amz-copy-source-if-none-match", put["ETag"]!))).Status);
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/t", null, from, ("x-amz-copy-source-if-match", put["ETag"]!))).Status);
    }

    [Fact]
    public async Task The_copier_needs_both_keys()
    {
        var bucket = await sandbox.BucketAsync();
        var key = sandbox.Server.Keys.Add(new KmsKeySettings());
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, (Sse, "aws:kms"), ("x-amz-server-side-encryption-aws-kms-key-id", key.Arn));
        key.State = KmsKeyState.Disabled;
        var copy = await _admin.SendAsync("PUT", $"/{bucket}/t", null, ("x-amz-copy-source", $"/{bucket}/o"), (Sse, "AES256"));
        Assert.Equal((400, "KMS.DisabledException", key.Arn + " is disabled."), copy.Error);
    }

    [Fact]
    public async Task A_source_that_is_not_there_or_not_named_rightly_is_said_to_be()
    {
        var bucket = await sandbox.BucketAsync();
        Assert.Equal(
            "NoSuchKey", (await _admin.SendAsync("PUT", $"/{bucket}/t", null, ("x-amz-copy-source", $"/{bucket}/none"))).Error.Code);
        Assert.Equal(
            "NoSuchBucket", (await _admin.SendAsync("PUT", $"/{bucket}/t", null, ("x-amz-copy-source", "/no-such-bucket/k"))).Error.Code);
        Assert.Equal("InvalidArgument", (await _admin.SendAsync("PUT", $"/{bucket}/t", null, ("x-amz-copy-source", bucket))).Error.Code);
    }

    private static (string Name, string Value)[] Headers(string kind, byte[] key) => kind switch
    {
        "SSE-S3" => [(Sse, "AES256")],
        "SSE-KMS" => [(Sse, "aws:kms")],
        "DSSE-KMS" => [(Sse, "aws:kms:dsse")],
        "SSE-C" => SseCHeaders.For(key),
        _ => [],
    };
}
