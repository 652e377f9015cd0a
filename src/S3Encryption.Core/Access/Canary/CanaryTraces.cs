using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects.Uploading;

namespace S3Encryption.Core.Access.Canary;

/// <summary>What a canary has left in a bucket so far, and its removal: the very versions that it made, and its upload.</summary>
internal sealed class CanaryTraces(CanaryClient client, UnfinishedUploads uploads, IActivityLog log)
{
    private const string NullVersion = "null";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly List<(S3Location Object, string? Version)> _stored = [];
    private readonly List<S3Location> _uncertain = [];
    private bool _hasTriedUpload;
    private bool _mayHaveUpload;
    private string? _upload;

    /// <summary>An upload is about to be begun.</summary>
    public void TriesUpload() => (_hasTriedUpload, _mayHaveUpload) = (true, true);

    /// <summary>It was begun, or refused where there is no id.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="mayBeThereTwice">Whether a try of it may have begun another, whose answer was lost.</param>
    public void UploadBegun(string? id, bool mayBeThereTwice) => (_upload, _mayHaveUpload) = (id, mayBeThereTwice);

    /// <summary>It was completed, or may have been.</summary>
    public void UploadEnded() => _upload = null;

    /// <summary>An object was stored; the version is null where the bucket has none.</summary>
    public void Stored(S3Location location, string? version) => _stored.Add((location, version));

    /// <summary>An object may have been stored, and its version is not known.</summary>
    public void MayBeStored(S3Location location) => _uncertain.Add(location);

    /// <summary>Removes it all. Not with the caller's token: it may be the stop that brought us here.</summary>
    public async Task RemoveAsync(CanaryPlace place)
    {
        using var patience = new CancellationTokenSource(Patience);
        if (_upload is not null) await RemoveUploadAsync(place.InParts, _upload, patience.Token).ConfigureAwait(false);
        if (_hasTriedUpload) await RemoveLostUploadsAsync(place.InParts, patience.Token).ConfigureAwait(false);
        foreach (var (location, version) in _stored) await RemoveAsync(location, version, patience.Token).ConfigureAwait(false);
        foreach (var location in _uncertain) await FindAndRemoveAsync(location, patience.Token).ConfigureAwait(false);
    }

    private Task RemoveAsync(S3Location location, string? version, CancellationToken stop) => AttemptAsync(
        () => DeleteAsync(location, version, stop),
        why => $"{location}: the canary could not be removed ({why}). It is a few bytes that nothing needs. To remove it: "
            + $"aws s3api delete-object --bucket {location.BucketName} --key '{location.Key}'"
            + (version is null ? "." : $" --version-id {version}."));

    // Where the bucket has no versions, or keeps none now, what was stored is the null version: to name it leaves no delete marker in its
    // place. That takes s3:DeleteObjectVersion, which not everybody has.
    private async Task DeleteAsync(S3Location location, string? version, CancellationToken stop)
    {
        try
        {
            await SendAsync(version ?? NullVersion).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "AccessDenied" && version is null)
        {
            await SendAsync(null).ConfigureAwait(false);
        }

        Task<DeleteObjectResponse> SendAsync(string? id)
        {
            var request = new DeleteObjectRequest
            {
                BucketName = location.BucketName,
                Key = location.Key,
                VersionId = id,
                ExpectedBucketOwner = client.Owner,
            };
            return client.SendAsync("DeleteObject", location, s3 => s3.DeleteObjectAsync(request, stop), stop);
        }
    }

    private Task FindAndRemoveAsync(S3Location location, CancellationToken stop)
    {
        var request = new ListVersionsRequest
        {
            BucketName = location.BucketName,
            Prefix = location.Key,
            ExpectedBucketOwner = client.Owner,
        };
        return AttemptAsync(
            async () =>
            {
                var found = await client.SendAsync(
                    "ListObjectVersions", location, s3 => s3.ListVersionsAsync(request, stop), stop).ConfigureAwait(false);
                foreach (var one in (found.Versions ?? []).Where(v => v.Key == location.Key))
                    await RemoveAsync(location, one.VersionId == NullVersion ? null : one.VersionId, stop).ConfigureAwait(false);
            },
            why => $"{location}: the canary may have been stored, and could not be looked for ({why}). To see it: aws s3api "
                + $"list-object-versions --bucket {location.BucketName} --prefix '{location.Key}'; then remove each version that it "
                + $"shows: aws s3api delete-object --bucket {location.BucketName} --key '{location.Key}' --version-id ….");
    }

    private Task RemoveUploadAsync(S3Location location, string id, CancellationToken stop) => AttemptAsync(
        () => uploads.RemoveAsync(location.Key!, id, stop),
        why => $"{location}: the canary's unfinished upload could not be removed ({why}). Its part is billed until it is: "
            + $"Remove-S3EncryptedUpload {location}.");

    // An upload whose answer was lost, and which was then begun again, is there twice. It has no parts and costs nothing.
    private Task RemoveLostUploadsAsync(S3Location location, CancellationToken stop) => AttemptAsync(
        async () =>
        {
            foreach (var begun in await uploads.OfKeyAsync(location.Key!, stop).ConfigureAwait(false))
                await uploads.RemoveAsync(location.Key!, begun.UploadId, stop).ConfigureAwait(false);
        },
        why => _mayHaveUpload
            ? $"{location}: whether the canary left an unfinished upload could not be seen ({why}). To remove it: "
                + $"Remove-S3EncryptedUpload {location}."
            : null);

    private async Task AttemptAsync(Func<Task> remove, Func<string, string?> warning)
    {
        try
        {
            await remove().ConfigureAwait(false);
        }
        catch (Exception e) when (e is S3EncryptionException or OperationCanceledException)
        {
            if (warning(e.Message.TrimEnd('.')) is string text) log.Warning(text);
        }
    }
}
