using System;
using System.Collections.Generic;

namespace S3Encryption.Core.Jobs.Starting;

/// <summary>Objects that came one by one, each in the list of the job it belongs to, and what was left out.</summary>
internal sealed class GroupedObjects : IDisposable
{
    private readonly Dictionary<JobGroup, ManifestFile> _files = [];
    private readonly List<JobGroup> _order = [];
    private readonly Dictionary<(string BucketName, string Reason), (long Count, S3Location First)> _refused = [];

    /// <summary>The groups, in the order in which they came up.</summary>
    public IReadOnlyList<JobGroup> Groups => _order;

    /// <summary>How many were as they are to be.</summary>
    public long Skipped { get; private set; }

    /// <summary>The list of a group.</summary>
    public ManifestFile FileOf(JobGroup group) => _files[group];

    /// <summary>Takes one object.</summary>
    public void Add(S3ObjectEncryption found, JobTarget target, DateTimeOffset now)
    {
        var (group, refused) = GroupPlanner.Plan(found, target.Encryption, now);
        if (refused is not null) Refuse(found, refused);
        else if (group is null) Skipped++;
        else Put(found, group);
    }

    /// <summary>What was left out: one failure for each bucket and reason.</summary>
    public IEnumerable<S3EncryptionException> Refusals()
    {
        foreach (var entry in _refused)
        {
            var (count, first) = entry.Value;
            yield return new S3EncryptionException(
                entry.Key.Reason == StartFailures.SseC ? "SseCNotInJobs" : "NotInJob", FailureCategory.InvalidInput,
                $"s3://{entry.Key.BucketName}: {count} objects are in no job: {entry.Key.Reason}. The first: {first}.",
                "The others are not affected.")
            { Location = first };
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files.Values) file.Dispose();
    }

    private void Put(S3ObjectEncryption found, JobGroup group)
    {
        if (!_files.TryGetValue(group, out var file))
        {
            file = new ManifestFile();
            _files.Add(group, file);
            _order.Add(group);
        }

        file.Add(found, group.HasVersions);
    }

    private void Refuse(S3ObjectEncryption found, string reason)
    {
        var key = (found.BucketName, reason);
        _refused[key] = _refused.TryGetValue(key, out var before)
            ? (before.Count + 1, before.First)
            : (1, new S3Location(found.BucketName, found.Key));
    }
}
