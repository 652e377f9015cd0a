using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Jobs;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>All that there is in a place, at the server and in its folder: what each thing is, by its name.</summary>
internal sealed class WorldState
{
    /// <summary>What an upload that was begun and never completed is listed as.</summary>
    public const string Unfinished = "unfinished ";

    private static readonly ConditionalWeakTable<Blob, string> Sums = [];
    private readonly SortedDictionary<string, string> _things = new(StringComparer.Ordinal);

    private WorldState()
    {
    }

    /// <summary>The names of all things.</summary>
    public IEnumerable<string> Names => _things.Keys;

    /// <summary>What a thing is; null where it is not.</summary>
    public string? this[string name] => _things.GetValueOrDefault(name);

    public static WorldState Of(Place place)
    {
        var state = new WorldState();
        foreach (var bucket in place.Buckets) state.Add(bucket, place);
        foreach (var path in Directory.EnumerateFiles(place.Folder, "*", SearchOption.AllDirectories))
        {
            state._things["DIR/" + Path.GetRelativePath(place.Folder, path)] = FileContent.Describe(path);
        }

        foreach (var key in place.Server.Keys.All.Where(k => k.Description.Contains(place.Name, StringComparison.Ordinal)))
            state._things[Outputs.Plain(key.Description, place)] = Outputs.Plain(Describe(key, place), place);
        var jobs = place.Server.Jobs.Jobs.All.Where(j => j.Request.Document.ToString().Contains(place.Name, StringComparison.Ordinal));
        state._things["jobs"] = string.Join(" ", jobs.Select(j => Describe(j.State.Status)));
        return state;
    }

    // What goes wrong within S3 while it does a job is not the command's that made it.
    private static JobStatus Describe(JobStatus status) => status == JobStatus.Failed ? JobStatus.Complete : status;

    private static string Describe(KmsKey key, Place place) => string.Join(
        "; ", place.Server.Keys.AliasesOf(key).Select(a => a.Name).Append(key.Policy.Text).Append(key.State.ToString())
            .Concat(key.Tags.Select(t => $"{t.Key}={t.Value}")));

    private static string Describe(StoredVersion version) => version is StoredObject stored
        ? $"{Encryption(stored.Encryption)} {Content(stored)} {string.Join(" ", StoredObjects.Described(stored))} acl {stored.Acl?.Grants.Count}"
        : "deleted";

    private static string Encryption(ObjectEncryption encryption) => encryption switch
    {
        SseCEncryption sseC => "SSE-C " + string.Join(
            string.Empty, Bench.Keys.Where(key => sseC.Seal.Opens(new CustomerKey(Convert.FromBase64String(key)))).Select(Bench.NameOf)),
        KmsEncryption kms => $"{kms.Algorithm} {kms.KeyArn} {kms.BucketKey}",
        _ => encryption.GetType().Name,
    };

    private static string Content(StoredObject stored)
    {
        // A body never changes, and most are those of the world that was copied.
        return Sums.GetValue(stored.Body, body =>
        {
            using var content = new MemoryStream();
            body.CopyToAsync(content, 0, body.Length, default).GetAwaiter().GetResult();
            return FileContent.Sum(content.GetBuffer().AsSpan(0, (int)content.Length));
        });
    }

    private void Add(Bucket bucket, Place place)
    {
        string Plain(string text) => Outputs.Plain(text, place);
        _things[Plain($"s3://{bucket.Name}")] = Plain($"{bucket.Encryption} {bucket.Policy?.Text}");
        for (var i = 0; i < bucket.Objects.Keys.Count; i++)
        {
            var key = bucket.Objects.Keys[i];
            var isOfJobs = bucket.Name.EndsWith("-desk", StringComparison.Ordinal);
            // What a job reports is S3's own, and tells of its times; a list that it is given names the place.
            if (isOfJobs && key.StartsWith("reports/", StringComparison.Ordinal)) continue;
            _things[Plain($"s3://{bucket.Name}/{key}")] =
                isOfJobs ? "a list" : Plain(string.Join(" then ", bucket.Objects.Versions(key).Select(Describe)));
        }

        foreach (var group in bucket.Uploads.Values.GroupBy(u => u.Key))
            _things[Plain($"{Unfinished}s3://{bucket.Name}/{group.Key}")] = $"{group.Count()} {Encryption(group.First().Encryption)}";
    }
}
