using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Interop;

/// <summary>rclone, with its own idea of folders, against the sandbox. Skipped where it is not on the PATH.</summary>
public sealed class RcloneTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>, IDisposable
{
    private readonly ForeignTool _rclone = new("rclone", sandbox, caInEnvironment: false);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tree_is_synchronised_checked_moved_and_purged()
    {
        var tree = Tree();
        _ = await RunAsync("mkdir", "s3:rclone-tree");
        _ = await RunAsync("sync", tree, "s3:rclone-tree/in");
        _ = await RunAsync("check", "--download", tree, "s3:rclone-tree/in");
        Assert.Contains("rclone-tree", await RunAsync("lsd", "s3:"), StringComparison.Ordinal);
        Assert.Contains("deep/", await RunAsync("lsf", "s3:rclone-tree/in"), StringComparison.Ordinal);
        Assert.Equal("one", await RunAsync("cat", "s3:rclone-tree/in/1 +%.txt"));
        File.Delete(Path.Combine(tree, "1 +%.txt"));
        _ = await RunAsync("sync", tree, "s3:rclone-tree/in");
        _ = await RunAsync("moveto", "s3:rclone-tree/in/deep", "s3:rclone-tree/out");
        Assert.Equal("out/ключ.bin\n", await RunAsync("lsf", "-R", "--files-only", "s3:rclone-tree"));
        _ = await RunAsync("purge", "s3:rclone-tree");
        Assert.Equal(404, (await sandbox.Admin.SendAsync("HEAD", "/rclone-tree")).Status);
    }

    [Fact]
    public async Task A_large_file_goes_and_comes_in_parts_with_a_customer_key_and_not_without()
    {
        var bucket = await sandbox.BucketAsync(allowSseC: true);
        var body = RandomNumberGenerator.GetBytes(12 << 20);
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        string[] withKey = ["--s3-sse-customer-algorithm", "AES256", "--s3-sse-customer-key", key];
        _ = await RunAsync(["copyto", _rclone.Write("big", body), $"s3:{bucket}/big", "--s3-upload-cutoff", "5M", .. withKey]);
        _ = await RunAsync(["copyto", $"s3:{bucket}/big", Path.Combine(_rclone.Folder, "back"), .. withKey]);
        Assert.Equal(body, await File.ReadAllBytesAsync(Path.Combine(_rclone.Folder, "back"), Cancellation));
        // Told 400 by a HEAD, rclone takes it for a folder, and copies nothing.
        _ = await RunAsync("copyto", $"s3:{bucket}/big", Path.Combine(_rclone.Folder, "none"));
        Assert.False(File.Exists(Path.Combine(_rclone.Folder, "none")));
    }

    [Fact]
    public async Task A_file_goes_up_under_a_KMS_key()
    {
        var bucket = await sandbox.BucketAsync();
        var key = sandbox.Server.Keys.Add(new KmsKeySettings()).Arn;
        _ = await RunAsync(
            "copyto", _rclone.Write("f", [1]), $"s3:{bucket}/f", "--s3-server-side-encryption", "aws:kms", "--s3-sse-kms-key-id", key);
        var head = await sandbox.Admin.SendAsync("HEAD", $"/{bucket}/f");
        Assert.Equal(key, head["x-amz-server-side-encryption-aws-kms-key-id"]);
    }

    [Fact]
    public async Task Old_versions_can_be_seen_and_cleaned_up()
    {
        var bucket = await sandbox.VersionedBucketAsync();
        _ = await RunAsync("copyto", _rclone.Write("f", [1]), $"s3:{bucket}/f");
        _ = await RunAsync("copyto", _rclone.Write("f", [1, 2]), $"s3:{bucket}/f");
        var listed = await RunAsync("lsf", "--s3-versions", $"s3:{bucket}");
        Assert.Equal(2, listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        _ = await RunAsync("backend", "cleanup-hidden", $"s3:{bucket}");
        Assert.Single((await sandbox.Admin.SendAsync("GET", $"/{bucket}?versions")).Elements("Version"));
    }

    public void Dispose() => _rclone.Dispose();

    private string Tree()
    {
        _ = _rclone.Write("tree/1 +%.txt", "one"u8.ToArray());
        _ = _rclone.Write("tree/deep/ключ.bin", RandomNumberGenerator.GetBytes(1000));
        return Path.Combine(_rclone.Folder, "tree");
    }

    private Task<string> RunAsync(params IEnumerable<string> arguments) => _rclone.RunAsync(Arguments(arguments));

    private string[] Arguments(IEnumerable<string> arguments)
    {
        var endpoint = sandbox.Server.Endpoint.GetLeftPart(UriPartial.Authority);
        var config = "[s3]\ntype = s3\nprovider = Other\nenv_auth = true\nregion = us-east-1\nendpoint = " + endpoint + "\n";
        return
        [
            .. arguments, "--config", _rclone.Write("rclone.conf", Encoding.UTF8.GetBytes(config)),
            "--ca-cert", sandbox.Server.CaBundlePath, "--retries", "1", "--low-level-retries", "1",
        ];
    }
}
