using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Threading.Tasks;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Hosting;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Observation;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Fixtures;

/// <summary>
/// A sandbox of the test class's own, with a bucket that blocks SSE-C, one that takes it, and keys in each state; and a folder for files.
/// </summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    /// <summary>A new bucket: SSE-S3, SSE-C blocked.</summary>
    public const string FreshBucket = "fresh";

    /// <summary>A bucket that takes SSE-C.</summary>
    public const string OpenBucket = "open";

    private DirectoryInfo _folder = null!;
    private int _names;

    public SandboxServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _folder = Directory.CreateTempSubdirectory("s3encryption-tests-");
        Server = await SandboxServer.StartAsync(new SandboxOptions
        {
            HttpPort = 0,
            Buckets = [new BucketSettings { Name = FreshBucket }, new BucketSettings { Name = OpenBucket, BlockSseC = false }],
            Keys =
            [
                new KmsKeySettings { Alias = "alias/logs", Rotation = true },
                new KmsKeySettings { Alias = "alias/off", State = KmsKeyState.Disabled },
                new KmsKeySettings { Alias = "alias/leaving", State = KmsKeyState.PendingDeletion },
                new KmsKeySettings { Alias = "alias/rsa", Spec = "RSA_2048" },
                new KmsKeySettings { Alias = "alias/only-through-s3", Policy = OnlyThroughS3 },
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
        Assert.Empty(Server.UnexpectedErrors);
    }

    /// <summary>An engine whose cmdlets talk to the sandbox as this principal, as a profile's defaults would have them do.</summary>
    public HostedEngine As(string principal = "admin")
    {
        var engine = new HostedEngine();
        var who = Server.Principals.All.Single(p => p.Name == principal);
        engine.Set("PSDefaultParameterValues", new DefaultParameterDictionary
        {
            { "*-S*:EndpointUrl", Server.Endpoint.ToString() },
            { "*-S*:CertificateBundle", Server.CaBundlePath },
            { "*-S*:Region", Server.Region },
            { "*-S*:Credential", Credential(who.AccessKeyId, who.SecretAccessKey) },
        });
        if (who.SessionToken is not null) engine.Set("Token", who.SessionToken);
        engine.Set("Folder", _folder.FullName);
        return engine;
    }

    /// <summary>What a process of its own needs in its environment to talk to the sandbox.</summary>
    public Dictionary<string, string> Environment()
    {
        var admin = Server.Principals.All.Single(p => p.Name == "admin");
        return new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = Server.Endpoint.ToString(),
            ["AWS_CA_BUNDLE"] = Server.CaBundlePath,
            ["AWS_REGION"] = Server.Region,
            ["AWS_ACCESS_KEY_ID"] = admin.AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = admin.SecretAccessKey,
        };
    }

    public static PSCredential Credential(string id, string secret) => new(id, new NetworkCredential(string.Empty, secret).SecurePassword);

    /// <summary>A name that no other test uses.</summary>
    public string NewName(string extension = ".bin") => $"f{System.Threading.Interlocked.Increment(ref _names)}{extension}";

    /// <summary>A path in the test folder where nothing is yet.</summary>
    public string NewPath(string extension = ".bin") => Path.Combine(_folder.FullName, NewName(extension));

    /// <summary>A file with random content.</summary>
    public string NewFile(int size)
    {
        var path = NewPath();
        var content = new byte[size];
        Random.Shared.NextBytes(content);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>What the server holds under a key; null where it holds nothing.</summary>
    internal StoredObject? Stored(string bucket, string key) => Server.Buckets.Find(bucket)!.Objects.Find(key);

    /// <summary>The bytes the server holds.</summary>
    internal async Task<byte[]> StoredBytesAsync(string bucket, string key)
    {
        var body = Stored(bucket, key)!.Body;
        using var content = new MemoryStream();
        await body.CopyToAsync(content, 0, body.Length, TestContext.Current.CancellationToken);
        return content.ToArray();
    }

    /// <summary>The uploads that were begun and neither completed nor aborted.</summary>
    internal int UnfinishedUploads(string bucket, string? key = null) =>
        Server.Buckets.Find(bucket)!.Uploads.Values.Count(u => key is null || u.Key == key);

    /// <summary>How many parts the unfinished uploads to a key have.</summary>
    internal int UnfinishedParts(string bucket, string key) =>
        Server.Buckets.Find(bucket)!.Uploads.Values.Where(u => u.Key == key).Sum(u => u.Parts.Count);

    /// <summary>The requests of an operation that the server saw for a key.</summary>
    public IReadOnlyList<RequestRecord> Seen(string operation, string? key = null) =>
        [.. Server.Requests.Snapshot().Where(r => r.Operation == operation && (key is null || r.Key == key))];

    private const string OnlyThroughS3 = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},
           "Action":["kms:Describe*","kms:Get*","kms:List*","kms:Put*"],"Resource":"*"},
          {"Effect":"Allow","Principal":{"AWS":"*"},"Action":["kms:GenerateDataKey*","kms:Decrypt"],"Resource":"*",
           "Condition":{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com","kms:CallerAccount":"111122223333"}}}]}
        """;
}
