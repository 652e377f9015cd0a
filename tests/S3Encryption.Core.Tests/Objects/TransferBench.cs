using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Downloading;
using S3Encryption.Core.Objects.Uploading;
using S3Encryption.Sandbox.Hosting;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

/// <summary>A sandbox with a bucket, and a folder for files; transfers with limits and part sizes of the test's own.</summary>
public sealed class TransferBench : IAsyncLifetime, IActivityLog, IProgress<TransferProgress>
{
    public const string Bucket = "open";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("s3encryption-transfers-");
    private int _names;

    public SandboxServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await StartAsync(TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
        Assert.Empty(Server.UnexpectedErrors);
    }

    /// <summary>Another sandbox of the same kind.</summary>
    public static Task<SandboxServer> StartAsync(TimeProvider clock) =>
        SandboxServer.StartAsync(new SandboxOptions { Buckets = [new BucketSettings { Name = Bucket, BlockSseC = false }], Clock = clock });

    /// <summary>A connection of the administrator.</summary>
    internal AwsConnection Connect(SandboxServer? server = null, string? region = null, TimeSpan? stallPatience = null)
    {
        var at = server ?? Server;
        var who = at.Principals.All.Single(p => p.Name == "admin");
        var options = new ConnectionOptions
        {
            EndpointUrl = at.Endpoint.ToString(),
            CertificateBundle = at.CaBundlePath,
            Region = region ?? at.Region,
            AccessKeyId = who.AccessKeyId,
            SecretAccessKey = who.SecretAccessKey,
        };
        return new AwsConnection(stallPatience is TimeSpan patience ? options with { StallPatience = patience } : options, this);
    }

    public string NewPath() => Path.Combine(_folder.FullName, $"f{Interlocked.Increment(ref _names)}");

    public string NewFile(int size)
    {
        var path = NewPath();
        File.WriteAllBytes(path, RandomNumberGenerator.GetBytes(size));
        return path;
    }

    internal static UploadRequest Upload(UploadSource source, string key, TransferLimits limits, PartPlan plan) => new()
    {
        Source = source,
        Location = new S3Location(Bucket, key),
        Encryption = new ObjectEncryption.BucketDefault(),
        Limits = limits,
        Plan = plan,
    };

    /// <summary>Brings an object in ranges of 1 MiB.</summary>
    internal async Task<byte[]> ReadAsync(AwsConnection connection, string key)
    {
        using var limits = new TransferLimits(4);
        var path = NewPath();
        var request = new DownloadRequest
        {
            Location = new S3Location(Bucket, key),
            Target = new FileTarget(path, overwrite: false),
            Limits = limits,
            RangeSize = 1 << 20,
        };
        var result = await new ObjectDownloader(connection, this).ReceiveAsync(request, this, TestContext.Current.CancellationToken);
        Assert.True(result!.IsVerified);
        return await File.ReadAllBytesAsync(path);
    }

    void IProgress<TransferProgress>.Report(TransferProgress value)
    {
    }

    public void Warning(string text)
    {
    }

    public void Verbose(string text)
    {
    }

    public bool IsDebugging => true;

    public void Debug(string text)
    {
    }
}
