using System;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class UpdateObjectEncryptionTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string KeyId = "x-amz-server-side-encryption-aws-kms-key-id";
    private const string BucketKey = "x-amz-server-side-encryption-bucket-key-enabled";

    private static readonly string[] Kept =
        ["ETag", "Last-Modified", "x-amz-meta-a", "x-amz-tagging-count", "x-amz-storage-class", "x-amz-checksum-crc64nvme"];

    private readonly SandboxClient _admin = sandbox.Admin;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_object_changes_its_key_and_nothing_else(bool fromKms)
    {
        var bucket = await sandbox.BucketAsync();
        var key = sandbox.Server.Keys.Add(new KmsKeySettings());
        (string, string)[] encryption = fromKms ? [("x-amz-server-side-encryption", "aws:kms")] : [];
        (string, string)[] headers = [("x-amz-meta-a", "b"), ("x-amz-tagging", "k=v"), ("x-amz-storage-class", "GLACIER")];
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "same", [.. encryption, .. headers]);
        var before = await _admin.SendAsync("HEAD", $"/{bucket}/o", null, ("x-amz-checksum-mode", "ENABLED"));

        Assert.Equal((200, ""), Answered(await UpdateAsync(bucket, Wanted(key.Arn, bucketKey: true))));

        var after = await _admin.SendAsync("HEAD", $"/{bucket}/o", null, ("x-amz-checksum-mode", "ENABLED"));
        Assert.Equal(("aws:kms", key.Arn, "true"), (after["x-amz-server-side-encryption"], after[KeyId], after[BucketKey]));
        foreach (var name in Kept)
        {
            Assert.NotNull(before[name]);
            Assert.Equal(before[name], after[name]);
        }
    }

    [Fact]
    public async Task Only_the_version_that_is_named_changes()
    {
        var bucket = await sandbox.VersionedBucketAsync();
        var key = sandbox.Server.Keys.Add(new KmsKeySettings());
        var old = (await _admin.SendAsync("PUT", $"/{bucket}/o", "old"))["x-amz-version-id"];
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "new");
        Assert.Equal(200, (await UpdateAsync(bucket, Wanted(key.Arn), "o", "&versionId=" + old)).Status);
        Assert.Equal(key.Arn, (await _admin.SendAsync("HEAD", $"/{bucket}/o?versionId={old}"))[KeyId]);
        Assert.Equal("AES256", (await _admin.SendAsync("HEAD", $"/{bucket}/o"))["x-amz-server-side-encryption"]);
        Assert.Equal(2, (await _admin.SendAsync("GET", $"/{bucket}?versions")).Elements("VersionId").Count);
    }

    [Theory]
    [InlineData("<ObjectEncryption/>", "InvalidRequest", "require a valid new encryption type")]
    [InlineData("<ObjectEncryption><SSE-S3/></ObjectEncryption>", "InvalidRequest", "require a valid new encryption type")]
    [InlineData("<ObjectEncryption><DSSE-KMS/></ObjectEncryption>", "InvalidRequest", "updating the encryption type to DSSE-KMS or SSE-C")]
    [InlineData("<ObjectEncryption><SSE-KMS/></ObjectEncryption>", "InvalidRequest", "require an Amazon Web Services KMS key Amazon")]
    [InlineData("alias/mine", "InvalidRequest", "require a valid Amazon Web Services KMS key")]
    [InlineData("arn:aws:kms:us-east-1:999900001111:key/x", "AccessDenied", "must be owned by the same account as the bucket")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/x", "KMS.NotFoundException", "does not exist")]
    [InlineData("<x", "MalformedXML", "not well-formed")]
    public async Task What_asks_for_no_KMS_key_of_the_owner_is_refused_and_changes_nothing(string wanted, string code, string message)
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "same");
        var answer = await UpdateAsync(bucket, wanted.StartsWith('<') ? wanted : Wanted(wanted));
        Assert.Equal(code, answer.Error.Code);
        Assert.Contains(message, answer.Error.Message, StringComparison.Ordinal);
        await AssertUnchangedAsync(bucket);
    }

    [Fact]
    public async Task A_Bucket_Key_is_on_or_off_and_nothing_between()
    {
        var bucket = await sandbox.BucketAsync();
        var key = sandbox.Server.Keys.Add(new KmsKeySettings());
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "same");
        var answer = await UpdateAsync(bucket, Wanted(key.Arn).Replace("false", "maybe", StringComparison.Ordinal));
        Assert.StartsWith("The BucketKeyEnabled value isn't valid.", answer.Error.Message, StringComparison.Ordinal);
        await AssertUnchangedAsync(bucket);
    }

    [Fact]
    public async Task Objects_under_SSE_C_and_DSSE_KMS_stay_as_they_are()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        var key = sandbox.Server.Keys.Add(new KmsKeySettings());
        _ = await _admin.SendAsync("PUT", $"/{bucket}/c", "x", SseCHeaders.For(SseCHeaders.NewKey()));
        _ = await _admin.SendAsync("PUT", $"/{bucket}/d", "x", ("x-amz-server-side-encryption", "aws:kms:dsse"));
        foreach (var name in new[] { "c", "d" })
        {
            var answer = await UpdateAsync(bucket, Wanted(key.Arn), name);
            Assert.Equal("InvalidRequest", answer.Error.Code);
            Assert.Contains("source objects with the encryption type DSSE-KMS or SSE-C", answer.Error.Message, StringComparison.Ordinal);
        }

        Assert.Equal("NoSuchKey", (await UpdateAsync(bucket, Wanted(key.Arn), "missing")).Error.Code);
    }

    [Fact]
    public async Task An_object_from_before_everything_was_encrypted_cannot_be_updated()
    {
        await using var server = await Sandbox.Hosting.SandboxServer.StartAsync(
            new() { Buckets = [new() { Name = "old-bucket", StoresUnencrypted = true }] }, TestContext.Current.CancellationToken);
        using var admin = new SandboxClient(server, server.Principals.All.Single(principal => principal.Name == "admin"));
        var key = server.Keys.Add(new KmsKeySettings());
        _ = await admin.SendAsync("PUT", "/old-bucket/o", "x");
        Assert.Null((await admin.SendAsync("HEAD", "/old-bucket/o"))["x-amz-server-side-encryption"]);
        var answer = await admin.SendAsync("PUT", "/old-bucket/o?encryption", Wanted(key.Arn));
        Assert.Contains("unencrypted source objects", answer.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("retention", "<Retention><Mode>GOVERNANCE</Mode><RetainUntilDate>2999-01-01T00:00:00Z</RetainUntilDate></Retention>")]
    [InlineData("legal-hold", "<LegalHold><Status>ON</Status></LegalHold>")]
    public async Task A_locked_object_keeps_its_encryption(string subresource, string document)
    {
        var bucket = "update-locked-" + subresource;
        _ = await _admin.SendAsync("PUT", "/" + bucket, null, ("x-amz-bucket-object-lock-enabled", "true"));
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "same");
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o?{subresource}", document)).Status);
        var answer = await UpdateAsync(bucket, Wanted(sandbox.Server.Keys.Add(new KmsKeySettings()).Arn));
        Assert.Equal((403, "AccessDenied"), (answer.Error.Status, answer.Error.Code));
        Assert.Contains("protected by S3 Object Lock", answer.Error.Message, StringComparison.Ordinal);
        await AssertUnchangedAsync(bucket);
    }

    [Theory]
    [InlineData("s3:PutObject")]
    [InlineData("s3:UpdateObjectEncryption")]
    [InlineData("kms:Encrypt")]
    [InlineData("kms:Decrypt")]
    [InlineData("kms:GenerateDataKey")]
    [InlineData("kms:ReEncryptFrom")]
    [InlineData("kms:ReEncryptTo")]
    public async Task Every_documented_right_is_needed(string missing)
    {
        var bucket = await sandbox.BucketAsync();
        var key = sandbox.Server.Keys.Add(new KmsKeySettings());
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "same", ("x-amz-server-side-encryption", "aws:kms"));
        using var client = sandbox.Without(missing);
        var answer = await client.SendAsync("PUT", $"/{bucket}/o?encryption", Wanted(key.Arn));
        Assert.Equal((403, "AccessDenied"), (answer.Error.Status, answer.Error.Code));
        Assert.Contains(missing, answer.Error.Message, StringComparison.Ordinal);
        Assert.NotEqual(key.Arn, (await _admin.SendAsync("HEAD", $"/{bucket}/o"))[KeyId]);
    }

    private static (int, string) Answered(Answer answer) => (answer.Status, answer.Text);

    private static string Wanted(string keyArn, bool bucketKey = false) =>
        "<ObjectEncryption xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><SSE-KMS><KMSKeyArn>" + keyArn + "</KMSKeyArn>"
        + "<BucketKeyEnabled>" + (bucketKey ? "true" : "false") + "</BucketKeyEnabled></SSE-KMS></ObjectEncryption>";

    private Task<Answer> UpdateAsync(string bucket, string document, string key = "o", string query = "") =>
        _admin.SendAsync("PUT", $"/{bucket}/{key}?encryption{query}", document);

    private async Task AssertUnchangedAsync(string bucket)
    {
        var now = await _admin.SendAsync("GET", $"/{bucket}/o");
        Assert.Equal(("same", "AES256"), (now.Text, now["x-amz-server-side-encryption"]));
    }
}
