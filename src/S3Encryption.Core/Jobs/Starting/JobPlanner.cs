using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Buckets;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects.Copying;

namespace S3Encryption.Core.Jobs.Starting;

/// <summary>
/// Plans jobs from each source of objects. Everything that can be checked is, before anything is made; whether the role trusts Batch
/// Operations cannot be, for that is IAM's to tell.
/// </summary>
public sealed class JobPlanner : IDisposable
{
    private const string Standard = "STANDARD";
    private readonly AwsConnection _connection;
    private readonly JobWish _wish;
    private readonly JobTargets _targets;
    private readonly CopyChecks _copies;
    private readonly GroupedObjects _grouped = new();
    private readonly HashSet<string> _failed = [];
    private readonly IActivityLog _log;

    private JobPlanner(AwsConnection connection, JobWish wish, string account, IActivityLog log)
    {
        _connection = connection;
        _wish = wish;
        _log = log;
        _targets = new JobTargets(connection, wish, account);
        _copies = new CopyChecks(connection, wish, log);
    }

    /// <summary>How many objects were as they are to be.</summary>
    public long Skipped => _grouped.Skipped;

    /// <summary>Checks what is common to all jobs of a command.</summary>
    /// <exception cref="S3EncryptionException">A job could not do it, the role is none, or there is no place for the report.</exception>
    public static async Task<JobPlanner> OpenAsync(
        AwsConnection connection, JobWish wish, string account, IActivityLog log, CancellationToken stop)
    {
        if (wish.To == EncryptionKind.SseC) throw StartFailures.NoSseC();
        if (wish.RoleArn.Split([':'], 6) is not ["arn", _, "iam", "", { Length: 12 } ofRole, var role]
            || !role.StartsWith("role/", StringComparison.Ordinal))
        {
            throw StartFailures.InvalidRole(wish.RoleArn);
        }

        if (ofRole != account) throw StartFailures.RoleOfOtherAccount(wish.RoleArn, account);
        try
        {
            _ = await BucketClient.FindAsync(connection, wish.Report.BucketName, wish.ExpectedBucketOwner, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            throw StartFailures.ReportNotThere(wish.Report, e);
        }

        return new JobPlanner(connection, wish, account, log);
    }

    /// <summary>A job over a list that S3 makes of a bucket's current objects.</summary>
    /// <param name="bucketName">The bucket.</param>
    /// <param name="list">What they are to meet.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <exception cref="S3EncryptionException">No job is to be made of it.</exception>
    public async Task<PlannedJob> GeneratedAsync(string bucketName, JobManifest.Generated list, CancellationToken stop)
    {
        var target = await _targets.OfAsync(bucketName, stop).ConfigureAwait(false);
        if (list.From == EncryptionKind.SseC) throw StartFailures.NoSseC();
        var canUpdate = list.From is null or EncryptionKind.SseS3 or EncryptionKind.SseKms;
        var operation = _wish.MayUpdate && canUpdate ? JobOperation.Update : JobOperation.Copy;
        if (operation == JobOperation.Copy)
        {
            if (list.From is null || (list.From == _wish.To && list.FromKmsKeyArn is null))
                throw StartFailures.FromWhat(target.Bucket, _wish.To);
            await _copies.RequireAsync(target, "the list that S3 makes", stop).ConfigureAwait(false);
            // The copies get one class, so the job takes the objects of that class alone; and none that S3 does not copy at once.
            list = list with { StorageClass = list.StorageClass ?? Standard, SmallerThan = CopyPlan.MostAtOnce + 1 };
        }

        var what = new S3Location(bucketName, list.Prefix).ToString();
        var order = Order(target, operation, list, _wish.BucketKey ?? false, list.StorageClass, what, 0);
        return Planned(target, order, $"the current objects of {what}", _ => Task.FromResult(order));
    }

    /// <summary>A job over the objects of an inventory.</summary>
    /// <param name="at">Its <c>manifest.json</c>.</param>
    /// <param name="bucketName">The bucket that it must be of; null for whichever it is.</param>
    /// <param name="storageClass">The class of its objects, where they are copied.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <exception cref="S3EncryptionException">It cannot be read, or no job is to be made of it.</exception>
    public async Task<PlannedJob> InventoryAsync(S3Location at, string? bucketName, string? storageClass, CancellationToken stop)
    {
        var file = new StoredFile(_connection, _wish.ExpectedBucketOwner);
        var (content, etag, version) = await file.ReadAsync(at, stop).ConfigureAwait(false);
        var inventory = InventoryManifest.Parse(content, at);
        if (bucketName is not null && bucketName != inventory.SourceBucket)
            throw StartFailures.NotAnInventory(at, $"it is of bucket {inventory.SourceBucket}, not {bucketName}");
        var target = await _targets.OfAsync(inventory.SourceBucket, stop).ConfigureAwait(false);
        var operation = _wish.MayUpdate ? JobOperation.Update : JobOperation.Copy;
        if (operation == JobOperation.Copy)
        {
            if (storageClass is null) throw StartFailures.NoStorageClass(at);
            await _copies.RequireAsync(target, inventory.HasVersions ? "the inventory" : null, stop).ConfigureAwait(false);
        }

        var list = new JobManifest.Stored(at, etag, version, ManifestForm.Inventory);
        var order = Order(target, operation, list, _wish.BucketKey ?? false, storageClass, target.Bucket.ToString(), 0);
        return Planned(target, order, $"the objects of {target.Bucket} in {at}", _ => Task.FromResult(order));
    }

    /// <summary>Takes one object for a job over objects that are named.</summary>
    /// <exception cref="S3EncryptionException">There is no such bucket or key; told once a bucket.</exception>
    public async Task AddAsync(S3ObjectEncryption found, CancellationToken stop)
    {
        if (_failed.Contains(found.BucketName)) return;
        try
        {
            _grouped.Add(found, await _targets.OfAsync(found.BucketName, stop).ConfigureAwait(false), DateTimeOffset.UtcNow);
        }
        catch (S3EncryptionException)
        {
            _ = _failed.Add(found.BucketName);
            throw;
        }
    }

    /// <summary>What of the objects is in no job, and why.</summary>
    public IEnumerable<S3EncryptionException> Refusals() => _grouped.Refusals();

    /// <summary>How many jobs the named objects make.</summary>
    public int Groups => _grouped.Groups.Count;

    /// <summary>One of those jobs: a bucket, an operation, a storage class and a Bucket Key each.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <param name="folder">Where the lists of objects are stored.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <exception cref="S3EncryptionException">This job is not to be made.</exception>
    public async Task<PlannedJob> GroupAsync(int index, S3Location folder, CancellationToken stop)
    {
        var group = _grouped.Groups[index];
        var target = await _targets.OfAsync(group.BucketName, stop).ConfigureAwait(false);
        if (group.Operation == JobOperation.Copy) await _copies.RequireAsync(target, null, stop).ConfigureAwait(false);
        var file = _grouped.FileOf(group);
        var prefix = folder.Key is null ? string.Empty : folder.Key.TrimEnd('/') + "/";
        var at = new S3Location(folder.BucketName, $"{prefix}{group.BucketName}-{Numbered(index)}.csv");
        var draft = Order(
            target, group.Operation, new JobManifest.Stored(at, string.Empty, null, ManifestForm.Keys), group.BucketKey, group.StorageClass,
            $"{file.Count} objects of {target.Bucket}", index);
        var what = string.Format(CultureInfo.InvariantCulture, "{0:N0} objects of {1}, listed in {2}", file.Count, target.Bucket, at);
        return Planned(target, draft, what, async stopStoring => draft with
        {
            Manifest = await file.StoreAsync(_connection, at, group.HasVersions, _wish.ExpectedBucketOwner, _log, stopStoring)
                .ConfigureAwait(false),
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _grouped.Dispose();

    private static PlannedJob Planned(JobTarget target, JobOrder order, string what, Func<CancellationToken, Task<JobOrder>> make) =>
        new(target.Client.Region, JobText.Of(order, what), make);

    private JobOrder Order(
        JobTarget target, JobOperation operation, JobManifest manifest, bool bucketKey, string? storageClass, string what, int index) =>
        new()
        {
            Bucket = target.Bucket,
            Encryption = target.With(bucketKey),
            Operation = operation,
            Manifest = manifest,
            StorageClass = operation == JobOperation.Copy ? storageClass : null,
            RoleArn = _wish.RoleArn,
            Priority = _wish.Priority,
            Report = _wish.Report,
            ReportFailuresOnly = _wish.ReportFailuresOnly,
            Description = _wish.Description ?? JobText.Short($"{what} to {_wish.To}"),
            Token = Numbered(index),
            Tags = _wish.Tags,
            ExpectedBucketOwner = _wish.ExpectedBucketOwner,
        };

    // Several jobs of one command, each under a token of its own, which is the same when the command is run again.
    private string Numbered(int index) => index == 0 ? _wish.Token : $"{_wish.Token}-{(index + 1).ToString(CultureInfo.InvariantCulture)}";
}
