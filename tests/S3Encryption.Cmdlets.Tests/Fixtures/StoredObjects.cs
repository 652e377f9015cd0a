using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Cmdlets.Tests.Fixtures;

/// <summary>Puts into the sandbox what no cmdlet of ours stores, and reads from it what no cmdlet of ours shows.</summary>
internal static class StoredObjects
{
    /// <summary>A bucket made as it is to be; one of that name is kept.</summary>
    public static Bucket Bucket(this SandboxFixture sandbox, string name, string? region = null, Action<Bucket>? with = null)
    {
        var bucket = new Bucket(name, region ?? sandbox.Server.Region, sandbox.Server.AccountId, DateTimeOffset.UtcNow);
        bucket.Encryption = bucket.Encryption with { BlocksSseC = false };
        with?.Invoke(bucket);
        return sandbox.Server.Buckets.TryAdd(bucket) ? bucket : sandbox.Server.Buckets.Find(name)!;
    }

    /// <summary>Stores what is there once more, changed.</summary>
    public static StoredObject Change(this SandboxFixture sandbox, string bucket, string key, Func<StoredObject, StoredObject> change)
    {
        var objects = sandbox.Server.Buckets.Find(bucket)!.Objects;
        var found = objects.Find(key)!;
        _ = found.Body.TryAcquire();
        return objects.Add(change(found), _ => { })!;
    }

    /// <summary>The kind of encryption that an object really has, by the name that the module gives it.</summary>
    public static string KindOf(StoredObject stored) => stored.Encryption switch
    {
        SseS3Encryption => "SseS3",
        SseCEncryption => "SseC",
        KmsEncryption { DualLayer: true } => "DsseKms",
        KmsEncryption => "SseKms",
        _ => "None",
    };

    /// <summary>Every header, metadatum and tag, and the class, as text that can be compared.</summary>
    public static IReadOnlyList<string> Described(StoredObject stored) =>
    [
        .. stored.Headers.System.Concat(stored.Headers.User)
            .Concat(stored.Headers.Tags.Select(t => KeyValuePair.Create("tag " + t.Key, t.Value)))
            .Select(pair => $"{pair.Key.ToLowerInvariant()}: {pair.Value}")
            .Append("class: " + stored.Headers.StorageClass)
            .Order(StringComparer.Ordinal),
    ];
}
