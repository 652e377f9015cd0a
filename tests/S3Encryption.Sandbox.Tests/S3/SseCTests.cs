using System;
using System.Linq;
using System.Net.Http;
using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class SseCTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("kept under my own key");
    private readonly byte[] _key = SseCHeaders.NewKey();
    private readonly SandboxClient _admin = sandbox.Admin;

    private (string Name, string Value)[] Key => SseCHeaders.For(_key);

    [Fact]
    public async Task An_object_comes_back_with_its_key_and_only_with_it()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        var put = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, Key);
        Assert.Equal(200, put.Status);
        Assert.Equal("AES256", put["x-amz-server-side-encryption-customer-algorithm"]);
        Assert.Equal(SseCHeaders.Md5(_key), put["x-amz-server-side-encryption-customer-key-MD5"]);
        Assert.Null(put["x-amz-server-side-encryption"]);
        Assert.NotEqual(Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(Body)), put.ETag);

        var get = await _admin.SendAsync("GET", $"/{bucket}/o", null, Key);
        Assert.Equal((200, Encoding.UTF8.GetString(Body)), (get.Status, get.Text));
        Assert.Equal(SseCHeaders.Md5(_key), get["x-amz-server-side-encryption-customer-key-MD5"]);

        Assert.Equal(
            (
                400,
                "InvalidRequest",
                "The object was stored using a form of Server Side Encryption. "
                    + "The correct parameters must be provided to retrieve the object."),
            (await _admin.SendAsync("GET", $"/{bucket}/o")).Error);
        Assert.Equal(
            (
                403,
                "AccessDenied",
                "Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key."),
            (await _admin.SendAsync("GET", $"/{bucket}/o", null, SseCHeaders.For(SseCHeaders.NewKey()))).Error);
    }

    [Fact]
    public async Task A_HEAD_says_400_without_the_key_and_403_with_another_and_nothing_else()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, Key);
        var with = await _admin.SendAsync("HEAD", $"/{bucket}/o", null, Key);
        var without = await _admin.SendAsync("HEAD", $"/{bucket}/o");
        var wrong = await _admin.SendAsync("HEAD", $"/{bucket}/o", null, SseCHeaders.For(SseCHeaders.NewKey()));
        Assert.Equal((200, 400, 403), (with.Status, without.Status, wrong.Status));
        Assert.Empty(without.Body);
        Assert.Empty(wrong.Body);
        Assert.NotNull(wrong["x-amz-request-id"]);
        Assert.NotNull(wrong["x-amz-id-2"]);
    }

    [Fact]
    public async Task A_new_bucket_refuses_SSE_C_in_AWSs_words_before_it_looks_at_the_key()
    {
        var bucket = await sandbox.BucketAsync();
        var put = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, (SseCHeaders.OfObject + "algorithm", "AES256"));
        var (status, code, message) = put.Error;
        Assert.Equal((403, "AccessDenied"), (status, code));
        Assert.Equal(
            "User: arn:aws:iam::111122223333:user/admin is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::" + bucket
            + "/o\" because this bucket has blocked upload requests that specify Server Side Encryption with "
            + "Customer provided keys (SSE-C). Please specify a different server-side encryption type",
            message);
        Assert.Equal(403, (await _admin.SendAsync("POST", $"/{bucket}/o?uploads", null, Key)).Status);
        _ = await _admin.SendAsync("PUT", $"/{bucket}/source", Body);
        var copy = await _admin.SendAsync("PUT", $"/{bucket}/o", null, [("x-amz-copy-source", $"/{bucket}/source"), .. Key]);
        Assert.Equal((403, "AccessDenied"), (copy.Error.Status, copy.Error.Code));
    }

    [Fact]
    public async Task A_large_upload_that_is_refused_gets_its_answer_not_a_broken_connection()
    {
        var bucket = await sandbox.BucketAsync();
        var put = await _admin.SendAsync("PUT", $"/{bucket}/o", new byte[64 << 20], Key);
        Assert.Equal((403, "AccessDenied"), (put.Error.Status, put.Error.Code));
    }

    [Fact]
    public async Task Objects_stored_before_the_block_can_still_be_read()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, Key);
        await sandbox.EncryptAsync(bucket, "AES256", blocked: "SSE-C");
        Assert.Equal(200, (await _admin.SendAsync("GET", $"/{bucket}/o", null, Key)).Status);
        Assert.Equal(403, (await _admin.SendAsync("PUT", $"/{bucket}/o", Body, Key)).Status);
    }

    public static TheoryData<string, string?, string?, string?, string, string> Refusals() => new()
    {
        {
            "AES128", "k", "k", null, "InvalidEncryptionAlgorithmError",
            "The Encryption request you specified is not valid. Supported value: AES256."
        },
        {
            "", "k", "k", null, "InvalidArgument",
            "Requests specifying Server Side Encryption with Customer provided keys must provide a valid encryption algorithm."
        },
        {
            "AES256", null, null, null, "InvalidArgument",
            "Requests specifying Server Side Encryption with Customer provided keys must provide an appropriate secret key."
        },
        { "AES256", "short", "short", null, "InvalidArgument", "The secret key was invalid for the specified algorithm." },
        { "AES256", "k", null, null, "InvalidArgument", "The secret key was invalid for the specified algorithm." },
        { "AES256", "not base64!", "k", null, "InvalidArgument", "The secret key was invalid for the specified algorithm." },
        { "AES256", "k", "short", null, "InvalidArgument", "The calculated MD5 hash of the key did not match the hash that was provided." },
        {
            "AES256", "k", "k", "AES256", "InvalidArgument",
            "Server Side Encryption with Customer provided key is incompatible with the encryption method specified"
        },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_malformed_key_is_refused_as_AWS_refuses_it(
        string algorithm, string? key, string? md5, string? managed, string code, string message)
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        static byte[] Bytes(string name) => name == "short" ? new byte[10] : new byte[32];
        var headers = new List<(string, string)>();
        if (algorithm.Length > 0)
        {
            headers.Add((SseCHeaders.OfObject + "algorithm", algorithm));
        }

        if (key is not null)
        {
            headers.Add((SseCHeaders.OfObject + "key", key.Contains(' ') ? key : Convert.ToBase64String(Bytes(key))));
        }

        if (md5 is not null)
        {
            headers.Add((SseCHeaders.OfObject + "key-MD5", SseCHeaders.Md5(Bytes(md5))));
        }

        if (managed is not null)
        {
            headers.Add(("x-amz-server-side-encryption", managed));
        }

        var put = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, [.. headers]);
        Assert.Equal((400, code, message), put.Error);
        Assert.Equal(404, (await _admin.SendAsync("HEAD", $"/{bucket}/o")).Status);
        Assert.DoesNotContain(Convert.ToBase64String(new byte[32]), put.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_for_an_object_that_has_none_is_refused()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body);
        Assert.Equal(
            (400, "InvalidRequest", "The encryption parameters are not applicable to this object."),
            (await _admin.SendAsync("GET", $"/{bucket}/o", null, Key)).Error);
    }

    [Fact]
    public async Task A_key_sent_over_plain_http_is_refused()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        using var plain = sandbox.As("admin", tls: false);
        const string Message =
            "Requests specifying Server Side Encryption with Customer provided keys must be made over a secure connection.";
        Assert.Equal((400, "InvalidRequest", Message), (await plain.SendAsync("PUT", $"/{bucket}/o", Body, Key)).Error);
        Assert.Equal((400, "InvalidRequest", Message), (await plain.SendAsync("GET", $"/{bucket}/o", null, Key)).Error);
        Assert.Equal(200, (await plain.SendAsync("PUT", $"/{bucket}/o", Body)).Status);
    }

    [Fact]
    public async Task A_range_of_an_SSE_C_object_needs_the_key_too()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, Key);
        var part = await _admin.SendAsync("GET", $"/{bucket}/o", null, [("Range", "bytes=5-9"), .. Key]);
        Assert.Equal((206, "under", "bytes 5-9/21"), (part.Status, part.Text, part["Content-Range"]));
        Assert.Equal(400, (await _admin.SendAsync("GET", $"/{bucket}/o", null, ("Range", "bytes=5-9"))).Status);
    }

    [Fact]
    public async Task Tags_and_deletion_need_no_key()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, [("x-amz-tagging", "a=1"), .. Key]);
        Assert.Equal("a", (await _admin.SendAsync("GET", $"/{bucket}/o?tagging")).Element("Key"));
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"/{bucket}/o")).Status);
        Assert.Equal(404, (await _admin.SendAsync("HEAD", $"/{bucket}/o", null, Key)).Status);
    }

    [Fact]
    public async Task A_presigned_URL_is_worth_nothing_without_the_three_headers()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, Key);
        var url = _admin.Presign(
            HttpMethod.Get, $"/{bucket}/o", Key.ToDictionary(header => header.Name.ToLowerInvariant(), header => header.Value));
        using var nobody = sandbox.As(null);
        Assert.Equal(200, (await nobody.SendAsync("GET", url.PathAndQuery, null, Key)).Status);
        Assert.Equal(403, (await nobody.SendAsync("GET", url.PathAndQuery)).Status);
    }
}
