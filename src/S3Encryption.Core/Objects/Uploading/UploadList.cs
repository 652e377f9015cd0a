using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>Asks which uploads to one key are unfinished, and which parts S3 has of one.</summary>
internal sealed class UploadList(UploadTarget target)
{
    /// <summary>The server's time at its last answer, where it told it.</summary>
    public DateTimeOffset? Now { get; private set; }

    /// <summary>The unfinished uploads to this very key.</summary>
    public async Task<List<(string UploadId, DateTimeOffset Initiated)>> OfKeyAsync(CancellationToken stop)
    {
        var found = new List<(string UploadId, DateTimeOffset Initiated)>();
        string? keyMarker = null, uploadMarker = null;
        do
        {
            var list = new DataRequest(HttpMethod.Get, new S3Location(target.Location.BucketName));
            list.Query.Add(new("uploads", string.Empty));
            list.Parameter("prefix", target.Location.Key);
            list.Parameter("key-marker", keyMarker);
            list.Parameter("upload-id-marker", uploadMarker);
            list.Header("x-amz-expected-bucket-owner", target.Request.ExpectedBucketOwner);
            var (says, page) = await target.SendForDocumentAsync("ListMultipartUploads", list, stop).ConfigureAwait(false);
            Now = says.Date;
            foreach (var upload in page.All("Upload"))
            {
                if (upload.Text("Key") == target.Location.Key)
                    found.Add((upload.Required("UploadId"), DateTimeOffset.Parse(upload.Required("Initiated"), CultureInfo.InvariantCulture)));
            }

            var isTruncated = page.Text("IsTruncated") == "true";
            (keyMarker, uploadMarker) = isTruncated ? (page.Text("NextKeyMarker"), page.Text("NextUploadIdMarker")) : (null, null);
        }
        while (!string.IsNullOrEmpty(keyMarker));
        return found;
    }

    /// <summary>The parts that S3 has, by number, and the checksum algorithm that the upload was begun with.</summary>
    public async Task<(string? Algorithm, Dictionary<int, AnswerDocument> Parts)> PartsAsync(string uploadId, CancellationToken stop)
    {
        var parts = new Dictionary<int, AnswerDocument>();
        string? algorithm = null, marker = null;
        do
        {
            var list = target.NewRequest(HttpMethod.Get);
            list.Parameter("uploadId", uploadId);
            list.Parameter("part-number-marker", marker);
            var (_, page) = await target.SendForDocumentAsync("ListParts", list, stop).ConfigureAwait(false);
            algorithm ??= page.Text("ChecksumAlgorithm");
            foreach (var part in page.All("Part")) parts[int.Parse(part.Required("PartNumber"), CultureInfo.InvariantCulture)] = part;
            marker = page.Text("IsTruncated") == "true" ? page.Text("NextPartNumberMarker") : null;
        }
        while (!string.IsNullOrEmpty(marker));
        return (algorithm, parts);
    }
}
