using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using S3Encryption.Sandbox.Tests.Interop;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

/// <summary>The AWS CLI, a client that is not ours, against the sandbox. Skipped where it is not on the PATH.</summary>
public sealed class AwsCliTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>, IDisposable
{
    private readonly ForeignTool _aws = new("aws", sandbox);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Buckets_and_objects_are_made_listed_copied_and_removed()
    {
        var bucket = await sandbox.BucketAsync() + "-cli";
        _ = await AwsAsync("s3", "mb", "s3://" + bucket);
        var file = Write("file", 1000);
        _ = await AwsAsync("s3", "cp", file, $"s3://{bucket}/folder/a file+%.bin");
        Assert.Contains("1000 folder/a file+%.bin", await AwsAsync("s3", "ls", "--recursive", "s3://" + bucket), StringComparison.Ordinal);
        var back = Name("back");
        _ = await AwsAsync("s3", "cp", $"s3://{bucket}/folder/a file+%.bin", back);
        Assert.Equal(await File.ReadAllBytesAsync(file, Cancellation), await File.ReadAllBytesAsync(back, Cancellation));
        _ = await AwsAsync("s3", "rb", "--force", "s3://" + bucket);
        Assert.DoesNotContain(bucket + "\n", await AwsAsync("s3", "ls"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(20 << 20)]
    public async Task An_SSE_C_file_of_one_or_many_parts_comes_back_with_its_key_and_not_without(int size)
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        var file = Write("file", size);
        var key = "fileb://" + Write("key", 32);
        _ = await AwsAsync("s3", "cp", file, $"s3://{bucket}/o", "--sse-c", "AES256", "--sse-c-key", key);
        var back = Name("back");
        _ = await AwsAsync("s3", "cp", $"s3://{bucket}/o", back, "--sse-c", "AES256", "--sse-c-key", key);
        Assert.Equal(await File.ReadAllBytesAsync(file, Cancellation), await File.ReadAllBytesAsync(back, Cancellation));
        Assert.Contains("(400)", await FailingAwsAsync("s3", "cp", $"s3://{bucket}/o", Name("none")), StringComparison.Ordinal);
        Assert.Contains(
            "(403)",
            await FailingAwsAsync(
                "s3", "cp", $"s3://{bucket}/o", Name("none"), "--sse-c", "AES256", "--sse-c-key", "7D139D4BB99FC6B8AAD8CA952AD4D82F"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task SSE_C_on_a_new_bucket_is_refused_in_AWSs_words()
    {
        var bucket = await sandbox.BucketAsync();
        var refused = await FailingAwsAsync(
            "s3", "cp", Write("file", 10), $"s3://{bucket}/o", "--sse-c", "AES256", "--sse-c-key", "fileb://" + Write("key", 32));
        Assert.Contains("(AccessDenied) when calling the PutObject operation", refused, StringComparison.Ordinal);
        Assert.Contains(
            "because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C)",
            refused,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task KMS_uploads_in_parts_name_their_key()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await AwsAsync("s3", "cp", Write("file", 20 << 20), $"s3://{bucket}/o", "--sse", "aws:kms");
        var head = await AwsAsync(
            "s3api", "head-object", "--bucket", bucket, "--key", "o", "--query", "[ServerSideEncryption,SSEKMSKeyId]", "--output", "text");
        Assert.Equal("aws:kms\t" + sandbox.Server.Keys.Find("alias/aws/s3")!.Arn, head.Trim());
    }

    public void Dispose() => _aws.Dispose();

    private string Name(string name) => Path.Combine(_aws.Folder, name);

    private string Write(string name, int size) => _aws.Write(name, RandomNumberGenerator.GetBytes(size));

    private Task<string> AwsAsync(params string[] arguments) => _aws.RunAsync(arguments);

    private async Task<string> FailingAwsAsync(params string[] arguments)
    {
        var (code, _, error) = await _aws.TryAsync(arguments);
        Assert.NotEqual(0, code);
        return error;
    }
}
