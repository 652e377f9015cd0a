using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>The unfinished uploads of a bucket: which there are, which parts S3 has of one, and their removal.</summary>
public sealed class UnfinishedUploads(AwsConnection connection, string bucketName, string? owner)
{
    /// <summary>The id of the failure of who names an upload that is gone.</summary>
    public const string NotFound = "UploadNotFound";

    private readonly S3Location _bucket = new(bucketName);

    /// <summary>The server's time at its last answer, where it told it.</summary>
    internal DateTimeOffset? ServerTime { get; private set; }

    /// <summary>Goes through those whose keys begin with a prefix, in the order of their keys, a page of 1,000 at a time.</summary>
    /// <exception cref="S3EncryptionException">They may not be listed.</exception>
    public async Task ForEachAsync(string? prefix, Func<S3UnfinishedUpload, Task> take, CancellationToken stop)
    {
        string? keyMarker = null, uploadMarker = null;
        do
        {
            var list = NewRequest(HttpMethod.Get, _bucket);
            list.Query.Add(new("uploads", string.Empty));
            list.Parameter("prefix", prefix);
            list.Parameter("key-marker", keyMarker);
            list.Parameter("upload-id-marker", uploadMarker);
            var page = await AskAsync("ListMultipartUploads", list, stop).ConfigureAwait(false);
            foreach (var upload in page.All("Upload")) await take(Read(upload)).ConfigureAwait(false);
            var isTruncated = page.Text("IsTruncated") == "true";
            (keyMarker, uploadMarker) = isTruncated ? (page.Text("NextKeyMarker"), page.Text("NextUploadIdMarker")) : (null, null);
        }
        while (!string.IsNullOrEmpty(keyMarker));
    }

    /// <summary>Those to this very key.</summary>
    /// <exception cref="S3EncryptionException">They may not be listed.</exception>
    public async Task<List<S3UnfinishedUpload>> OfKeyAsync(string key, CancellationToken stop)
    {
        var found = new List<S3UnfinishedUpload>();
        await ForEachAsync(key, upload =>
        {
            if (upload.Key == key) found.Add(upload);
            return Task.CompletedTask;
        }, stop).ConfigureAwait(false);
        return found;
    }

    /// <summary>Removes one with all its parts.</summary>
    /// <exception cref="S3EncryptionException"><c>UploadNotFound</c>: it was completed or removed elsewhere.</exception>
    public async Task RemoveAsync(string key, string uploadId, CancellationToken stop)
    {
        var abort = NewRequest(HttpMethod.Delete, new S3Location(bucketName, key));
        abort.Parameter("uploadId", uploadId);
        try
        {
            using var answer = await connection.Data.SendAsync(Subject("AbortMultipartUpload", abort), abort, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (e.ErrorId == NotFound && abort.MayBeDone)
        {
            // The answer to an earlier try was lost: this one met what that one did.
        }
    }

    /// <summary>The parts that S3 has, by number, and the checksum algorithm that the upload was begun with.</summary>
    internal async Task<(string? Algorithm, Dictionary<int, AnswerDocument> Parts)> PartsAsync(
        string key, string uploadId, CancellationToken stop)
    {
        var parts = new Dictionary<int, AnswerDocument>();
        string? algorithm = null, marker = null;
        do
        {
            var list = NewRequest(HttpMethod.Get, new S3Location(bucketName, key));
            list.Parameter("uploadId", uploadId);
            list.Parameter("part-number-marker", marker);
            var page = await AskAsync("ListParts", list, stop).ConfigureAwait(false);
            algorithm ??= page.Text("ChecksumAlgorithm");
            foreach (var part in page.All("Part")) parts[int.Parse(part.Required("PartNumber"), CultureInfo.InvariantCulture)] = part;
            marker = page.Text("IsTruncated") == "true" ? page.Text("NextPartNumberMarker") : null;
        }
        while (!string.IsNullOrEmpty(marker));
        return (algorithm, parts);
    }

    private S3UnfinishedUpload Read(AnswerDocument upload) => new()
    {
        BucketName = bucketName,
        Key = upload.Required("Key"),
        UploadId = upload.Required("UploadId"),
        Initiated = DateTimeOffset.Parse(upload.Required("Initiated"), CultureInfo.InvariantCulture),
        StorageClass = upload.Text("StorageClass"),
        Initiator = upload.Child("Initiator")?.Text("ID"),
    };

    private async Task<AnswerDocument> AskAsync(string operation, DataRequest list, CancellationToken stop)
    {
        var (says, page) = await connection.Data.SendForDocumentAsync(Subject(operation, list), list, stop).ConfigureAwait(false);
        ServerTime = says.Date;
        return page;
    }

    private RequestSubject Subject(string operation, DataRequest request) =>
        new(operation, connection.S3Endpoint) { Location = request.Location };

    private DataRequest NewRequest(HttpMethod method, S3Location location)
    {
        var made = new DataRequest(method, location);
        made.Header("x-amz-expected-bucket-owner", owner);
        return made;
    }
}
