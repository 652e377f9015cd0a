using System;
using System.IO;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers.Bare;

namespace S3Encryption.Benchmarks.Transfers.Servers;

/// <summary>The sandbox with its bucket, and a folder for files, for as long as a benchmark lasts.</summary>
internal sealed class SandboxWithBucket : IDisposable
{
    private SandboxWithBucket() => Server = new TestedSandbox(Access.NewKeyFile(Folder));

    public string Folder { get; } = Directory.CreateTempSubdirectory("s3encryption-benchmark-").FullName;

    public TestedSandbox Server { get; }

    public static async Task<SandboxWithBucket> StartAsync()
    {
        var sandbox = new SandboxWithBucket();
        using var client = new BareClient(sandbox.Server.Access);
        await new Store(client).MakeBucketAsync();
        return sandbox;
    }

    public void Dispose()
    {
        Server.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
