using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Interop;

/// <summary>s3cmd, with a signer of its own in Python, against the sandbox. Skipped where it is not on the PATH.</summary>
public sealed class S3cmdTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>, IDisposable
{
    private readonly ForeignTool _s3cmd = new("s3cmd", sandbox);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Objects_are_put_listed_read_copied_and_removed()
    {
        _ = await RunAsync("mb", "s3://s3cmd-bucket");
        // s3cmd gives a copy its source's ACL, which the default ownership of new buckets refuses.
        const string Ownership = "<OwnershipControls><Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule></OwnershipControls>";
        Assert.Equal(200, (await sandbox.Admin.SendAsync("PUT", "/s3cmd-bucket?ownershipControls", Ownership)).Status);
        _ = await RunAsync("put", _s3cmd.Write("f", "one"u8.ToArray()), "s3://s3cmd-bucket/a b+ключ.txt");
        Assert.Contains("s3://s3cmd-bucket/a b+ключ.txt", await RunAsync("ls", "s3://s3cmd-bucket"), StringComparison.Ordinal);
        Assert.Equal("one", await RunAsync("get", "s3://s3cmd-bucket/a b+ключ.txt", "-"));
        _ = await RunAsync("cp", "s3://s3cmd-bucket/a b+ключ.txt", "s3://s3cmd-bucket/copy");
        _ = await RunAsync("mv", "s3://s3cmd-bucket/copy", "s3://s3cmd-bucket/moved");
        _ = await RunAsync("modify", "--add-header=Cache-Control: no-store", "s3://s3cmd-bucket/moved");
        Assert.Equal("no-store", (await sandbox.Admin.SendAsync("HEAD", "/s3cmd-bucket/moved"))["Cache-Control"]);
        Assert.Contains("MD5 sum", await RunAsync("info", "s3://s3cmd-bucket/moved"), StringComparison.Ordinal);
        _ = await RunAsync("rb", "--recursive", "--force", "s3://s3cmd-bucket");
        Assert.Equal(404, (await sandbox.Admin.SendAsync("HEAD", "/s3cmd-bucket")).Status);
    }

    [Fact]
    public async Task A_tree_and_a_file_of_many_parts_come_back_as_they_went()
    {
        var bucket = await sandbox.BucketAsync();
        var body = RandomNumberGenerator.GetBytes(12 << 20);
        _ = _s3cmd.Write("tree/big", body);
        _ = _s3cmd.Write("tree/deep/small", [1, 2, 3]);
        _ = await RunAsync("sync", "--multipart-chunk-size-mb=5", "tree/", $"s3://{bucket}/in/");
        Assert.EndsWith("-3\"", (await sandbox.Admin.SendAsync("HEAD", $"/{bucket}/in/big"))["ETag"], StringComparison.Ordinal);
        _ = Directory.CreateDirectory(Path.Combine(_s3cmd.Folder, "back"));
        _ = await RunAsync("sync", $"s3://{bucket}/in/", "back/");
        Assert.Equal(body, await File.ReadAllBytesAsync(Path.Combine(_s3cmd.Folder, "back", "big"), Cancellation));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(_s3cmd.Folder, "back", "deep", "small"), Cancellation));
    }

    [Fact]
    public async Task Files_go_up_encrypted_as_asked()
    {
        var bucket = await sandbox.BucketAsync();
        var key = sandbox.Server.Keys.Add(new KmsKeySettings()).Arn;
        var file = _s3cmd.Write("f", [1]);
        _ = await RunAsync("put", "--server-side-encryption", file, $"s3://{bucket}/s3");
        _ = await RunAsync("put", "--server-side-encryption", "--server-side-encryption-kms-id=" + key, file, $"s3://{bucket}/kms");
        Assert.Equal("AES256", (await sandbox.Admin.SendAsync("HEAD", $"/{bucket}/s3"))["x-amz-server-side-encryption"]);
        Assert.Equal(key, (await sandbox.Admin.SendAsync("HEAD", $"/{bucket}/kms"))["x-amz-server-side-encryption-aws-kms-key-id"]);
    }

    public void Dispose() => _s3cmd.Dispose();

    private Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        var (admin, host) = (sandbox.Principal("admin"), sandbox.Server.Endpoint.Authority);
        return _s3cmd.RunAsync(
        [
            "--config=/dev/null", "--access_key=" + admin.AccessKeyId, "--secret_key=" + admin.SecretAccessKey, "--region=us-east-1",
            "--host=" + host, "--host-bucket=" + host, "--ca-certs=" + sandbox.Server.CaBundlePath, "--no-progress",
            .. arguments,
        ]);
    }
}
