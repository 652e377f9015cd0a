using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Threading.Tasks;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Hosting;
using S3Encryption.Sandbox.Kms;

namespace S3Encryption.Tour;

/// <summary>
/// What the tour plays on: a sandbox with a bucket and a KMS key, a folder with a report in it, and the engine with the module.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly SandboxServer _sandbox;
    private readonly DirectoryInfo _folder;

    private Stage(SandboxServer sandbox, DirectoryInfo folder, HostedEngine engine)
    {
        _sandbox = sandbox;
        _folder = folder;
        Engine = engine;
    }

    public HostedEngine Engine { get; }

    /// <summary>The lines that stand for the sandbox, an account of one's own having its own.</summary>
    public string Connection => $"sandbox at {_sandbox.Endpoint} (S3, KMS and STS), account {_sandbox.AccountId}";

    public static async Task<Stage> SetAsync()
    {
        var sandbox = await SandboxServer.StartAsync(new SandboxOptions
        {
            Buckets = [new BucketSettings { Name = "tour-logs" }],
            Keys = [new KmsKeySettings { Alias = "alias/tour", Description = "The tour's customer managed key", Rotation = true }],
        });
        var folder = Directory.CreateTempSubdirectory("s3encryption-tour-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "report.csv"), "quarter,revenue\nQ1,1200\nQ2,1350\nQ3,1100\nQ4,1800\n");
        Connect(sandbox);
        var engine = new HostedEngine();
        engine.Set("Folder", folder.FullName);
        engine.Set("operator", Credential(sandbox, "operator"));
        engine.Set("reader", Credential(sandbox, "reader"));
        _ = engine.Require("$null = $ExecutionContext.SessionState.Path.SetLocation($Folder)");
        return new Stage(sandbox, folder, engine);
    }

    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    // What a person sets in a shell. This process is the tour's own.
    private static void Connect(SandboxServer sandbox)
    {
        var admin = sandbox.Principals.All.Single(p => p.Name == "admin");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", sandbox.Endpoint.ToString());
        Environment.SetEnvironmentVariable("AWS_CA_BUNDLE", sandbox.CaBundlePath);
        Environment.SetEnvironmentVariable("AWS_REGION", sandbox.Region);
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", admin.AccessKeyId);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", admin.SecretAccessKey);
        string[] misleading = ["AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL_KMS", "AWS_ENDPOINT_URL_STS"];
        foreach (var name in misleading)
            Environment.SetEnvironmentVariable(name, null);
    }

    private static PSCredential Credential(SandboxServer sandbox, string name)
    {
        var who = sandbox.Principals.All.Single(p => p.Name == name);
        return new PSCredential(who.AccessKeyId, new NetworkCredential(string.Empty, who.SecretAccessKey).SecurePassword);
    }
}
