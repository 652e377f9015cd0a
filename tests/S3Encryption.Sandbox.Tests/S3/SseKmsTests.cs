using System;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class SseKmsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Sse = "x-amz-server-side-encryption";
    private const string KeyId = "x-amz-server-side-encryption-aws-kms-key-id";
    private const string BucketKey = "x-amz-server-side-encryption-bucket-key-enabled";
    private const string Context = "x-amz-server-side-encryption-context";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("kept by KMS");
    private readonly SandboxClient _admin = sandbox.Admin;

    [Fact]
    public async Task An_object_names_its_key_by_ARN_however_the_key_was_named()
    {
        var bucket = await sandbox.BucketAsync();
        var key = sandbox.Server.Keys.Add(new KmsKeySettings { Alias = "alias/named-" + bucket });
        foreach (var name in new[] { key.KeyId, key.Arn, "alias/named-" + bucket })
        {
            var put = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, (Sse, "aws:kms"), (KeyId, name));
            Assert.Equal((200, "aws:kms", key.Arn, null), (put.Status, put[Sse], put[KeyId], put[BucketKey]));
        }

        var get = await _admin.SendAsync("GET", $"/{bucket}/o");
        Assert.Equal((200, "kept by KMS", key.Arn), (get.Status, get.Text, get[KeyId]));
    }

    [Fact]
    public async Task A_KMS_default_without_a_key_uses_the_AWS_managed_key_and_shows_no_key_id_on_the_bucket()
    {
        var bucket = await sandbox.BucketAsync();
        await sandbox.EncryptAsync(bucket, "aws:kms");
        var put = await _admin.SendAsync("PUT", $"/{bucket}/o", Body);
        Assert.Equal(sandbox.Server.Keys.Find("alias/aws/s3")!.Arn, put[KeyId]);
        Assert.Null((await _admin.SendAsync("GET", $"/{bucket}?encryption")).Element("KMSMasterKeyID"));
    }

    [Fact]
    public async Task A_bucket_default_applies_its_key_and_its_Bucket_Key_to_an_upload_without_headers()
    {
        var bucket = await sandbox.BucketAsync();
        var key = sandbox.Server.Keys.Add(new KmsKeySettings());
        await sandbox.EncryptAsync(bucket, "aws:kms", key.Arn, bucketKey: true);
        var put = await _admin.SendAsync("PUT", $"/{bucket}/o", Body);
        Assert.Equal(("aws:kms", key.Arn, "true"), (put[Sse], put[KeyId], put[BucketKey]));
        var head = await _admin.SendAsync("HEAD", $"/{bucket}/o");
        Assert.Equal(("aws:kms", key.Arn, "true"), (head[Sse], head[KeyId], head[BucketKey]));
        var without = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, (Sse, "aws:kms"), (KeyId, key.Arn), (BucketKey, "false"));
        Assert.Null(without[BucketKey]);
        Assert.Equal("AES256", (await _admin.SendAsync("PUT", $"/{bucket}/o", Body, (Sse, "AES256")))[Sse]);
    }

    [Fact]
    public async Task DSSE_has_no_Bucket_Key()
    {
        var bucket = await sandbox.BucketAsync();
        var key = sandbox.Server.Keys.Add(new KmsKeySettings());
        var put = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, (Sse, "aws:kms:dsse"), (KeyId, key.Arn), (BucketKey, "true"));
        Assert.Equal((200, "aws:kms:dsse", key.Arn, null), (put.Status, put[Sse], put[KeyId], put[BucketKey]));
        Assert.Equal("kept by KMS", (await _admin.SendAsync("GET", $"/{bucket}/o")).Text);
    }

    [Fact]
    public async Task The_callers_encryption_context_is_echoed_on_the_write_and_hidden_on_the_read()
    {
        var bucket = await sandbox.BucketAsync();
        var context = Convert.ToBase64String("""{"department":"finance"}"""u8);
        var put = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, (Sse, "aws:kms"), (Context, context));
        Assert.Equal(context, put[Context]);
        var get = await _admin.SendAsync("GET", $"/{bucket}/o");
        Assert.Equal((200, null), (get.Status, get[Context]));
        var refused = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, (Sse, "aws:kms"), (Context, "no base64"));
        Assert.Equal(
            (
                400,
                "InvalidArgument",
                "The header 'x-amz-server-side-encryption-context' shall be Base64-encoded UTF-8 "
                    + "string holding JSON which represents a string-string map"),
            refused.Error);
    }

    [Fact]
    public async Task Keys_that_are_not_there_are_named_as_AWS_names_them()
    {
        var bucket = await sandbox.BucketAsync();
        const string Missing = "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-4000-8000-000000000000";
        const string Elsewhere = "arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-4000-8000-000000000000";
        var fake = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, (Sse, "aws:kms"), (KeyId, "fake-key-id"));
        var missing = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, (Sse, "aws:kms"), (KeyId, Missing));
        var elsewhere = await _admin.SendAsync("POST", $"/{bucket}/o?uploads", null, (Sse, "aws:kms"), (KeyId, Elsewhere));
        Assert.Equal((400, "KMS.NotFoundException", "Invalid keyId 'fake-key-id'"), fake.Error);
        Assert.Equal((400, "KMS.NotFoundException", $"Key '{Missing}' does not exist"), missing.Error);
        Assert.Equal((400, "KMS.NotFoundException", "Invalid arn eu-west-1"), elsewhere.Error);
    }

    [Fact]
    public async Task A_key_that_is_disabled_or_to_be_deleted_stops_writes_and_reads()
    {
        var bucket = await sandbox.BucketAsync();
        var key = sandbox.Server.Keys.Add(new KmsKeySettings());
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, (Sse, "aws:kms"), (KeyId, key.Arn));
        key.State = KmsKeyState.Disabled;
        Assert.Equal((400, "KMS.DisabledException", key.Arn + " is disabled."), (await _admin.SendAsync("GET", $"/{bucket}/o")).Error);
        Assert.Equal(
            (400, "KMS.DisabledException", key.Arn + " is disabled."),
            (await _admin.SendAsync("PUT", $"/{bucket}/o", Body, (Sse, "aws:kms"), (KeyId, key.Arn))).Error);
        key.State = KmsKeyState.PendingDeletion;
        Assert.Equal(
            (400, "KMS.KMSInvalidStateException", key.Arn + " is pending deletion."),
            (await _admin.SendAsync("GET", $"/{bucket}/o")).Error);
        Assert.Equal(200, (await _admin.SendAsync("HEAD", $"/{bucket}/o")).Status);
    }

    [Fact]
    public async Task Who_may_read_the_object_but_not_use_its_key_is_told_which_KMS_permission_is_missing()
    {
        var bucket = await sandbox.BucketAsync();
        var key = sandbox.Server.Keys.Add(new KmsKeySettings());
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body, (Sse, "aws:kms"), (KeyId, key.Arn));
        using var reader = sandbox.As("reader");
        var (status, code, message) = (await reader.SendAsync("GET", $"/{bucket}/o")).Error;
        Assert.Equal((403, "AccessDenied"), (status, code));
        Assert.Equal(
            "User: arn:aws:iam::111122223333:user/reader is not authorized to perform: kms:Decrypt "
                + $"on resource: {key.Arn} because no identity-based policy allows the kms:Decrypt action",
            message);
        Assert.Equal(200, (await reader.SendAsync("HEAD", $"/{bucket}/o")).Status);
        Assert.Equal(403, (await reader.SendAsync("HEAD", $"/{bucket}/o", null, ("x-amz-checksum-mode", "ENABLED"))).Status);
    }

    [Theory]
    [InlineData("AES256")]
    [InlineData(null)]
    public async Task A_key_id_without_KMS_is_refused(string? algorithm)
    {
        var bucket = await sandbox.BucketAsync();
        (string, string)[] headers = algorithm is null ? [(KeyId, "x")] : [(Sse, algorithm), (KeyId, "x")];
        Assert.Equal(
            (
                400,
                "InvalidArgument",
                "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms"),
            (await _admin.SendAsync("PUT", $"/{bucket}/o", Body, headers)).Error);
    }

    [Fact]
    public async Task An_unknown_method_of_encryption_is_refused_on_writes_and_any_on_reads()
    {
        var bucket = await sandbox.BucketAsync();
        Assert.Equal(
            (400, "InvalidArgument", "The encryption method specified is not supported"),
            (await _admin.SendAsync("PUT", $"/{bucket}/o", Body, (Sse, "aes:kms"))).Error);
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", Body);
        Assert.Equal(
            (400, "InvalidArgument"),
            (await _admin.SendAsync("GET", $"/{bucket}/o", null, (Sse, "AES256"))).Error is var (status, code, _)
                ? (status, code)
                : default);
    }
}
