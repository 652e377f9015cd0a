using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Keys;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Core.Keys.Wrapping;
using S3Encryption.Sandbox.Hosting;
using S3Encryption.Sandbox.Kms;
using Xunit;

namespace S3Encryption.Core.Tests.Keys.Keyring;

/// <summary>A sandbox with a bucket that takes SSE-C and a KMS key, and a keyring folder for each test.</summary>
public sealed class KeyringBench : IAsyncLifetime, IActivityLog
{
    public const string Bucket = "open";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("s3encryption-keyring-");
    private int _folders;

    public SandboxServer Server { get; private set; } = null!;

    public ConcurrentQueue<string> Warnings { get; } = [];

    internal AwsConnection Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await SandboxServer.StartAsync(new SandboxOptions
        {
            Buckets = [new BucketSettings { Name = Bucket, BlockSseC = false }],
            Keys = [new KmsKeySettings { Alias = "alias/logs" }, new KmsKeySettings { Alias = "alias/other" }],
        });
        Admin = As("admin");
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
        Assert.Empty(Server.UnexpectedErrors);
    }

    /// <summary>A connection as one of the sandbox's principals.</summary>
    internal AwsConnection As(string principal)
    {
        var who = Server.Principals.All.Single(p => p.Name == principal);
        return new AwsConnection(
            new ConnectionOptions
            {
                EndpointUrl = Server.Endpoint.ToString(),
                CertificateBundle = Server.CaBundlePath,
                Region = Server.Region,
                AccessKeyId = who.AccessKeyId,
                SecretAccessKey = who.SecretAccessKey,
            },
            this);
    }

    internal KeyringFolder NewKeyring() => new(Path.Combine(_folder.FullName, $"k{Interlocked.Increment(ref _folders)}"));

    /// <summary>Makes keys, the first the oldest, and saves each wrapped by KMS.</summary>
    internal async Task<IReadOnlyList<SseCKey>> SaveAsync(KeyringFolder keyring, params KeyDescription[] descriptions)
    {
        var keys = new List<SseCKey>();
        foreach (var description in descriptions)
        {
            var key = SseCKeyMaker.Generate();
            var created = DateTimeOffset.UtcNow.AddDays(keys.Count - 100);
            keyring.Save(key, await KmsWrapper.WrapAsync(Admin, key, "alias/logs", default), description with { Created = created });
            keys.Add(key);
        }

        Server.Requests.Clear();
        return keys;
    }

    /// <summary>Stores an object, under a key where one is given.</summary>
    internal async Task<S3Location> PutAsync(string name, SseCKey? key, string? tag = null)
    {
        var request = new PutObjectRequest { BucketName = Bucket, Key = name, ContentBody = name };
        if (tag is not null) request.TagSet = [new Tag { Key = "sse-c-key", Value = tag }];
        if (key is not null)
        {
            request.ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256;
            request.ServerSideEncryptionCustomerProvidedKey = key.ToHeaderValue();
            request.ServerSideEncryptionCustomerProvidedKeyMD5 = key.KeyMD5;
        }

        _ = await Admin.S3().PutObjectAsync(request);
        Server.Requests.Clear();
        return new S3Location(Bucket, name);
    }

    internal KeyringKeys Keys(KeyringFolder keyring, AwsConnection? connection = null, string? tagKey = null) =>
        new(connection ?? Admin, new KeyringOptions { Folder = keyring.Path, TagKey = tagKey }, this);

    /// <summary>How often the server was asked for an operation since the keys or object were made.</summary>
    public int Count(string operation) => Server.Requests.Snapshot().Count(r => r.Operation == operation);

    public void Warning(string text) => Warnings.Enqueue(text);

    public void Verbose(string text)
    {
    }

    public bool IsDebugging => true;

    public void Debug(string text)
    {
    }
}
