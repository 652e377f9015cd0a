using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.S3.Listing;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Multipart;

/// <summary>A place in a listing of uploads; after a common prefix there is no id.</summary>
internal sealed record UploadMarker(string Key, string UploadId);

/// <summary>
/// One page of a listing of uploads, by key and then by when they began, which is the order of their ids. <see cref="Last"/> is where the
/// next page goes on; null on the last page.
/// </summary>
internal sealed record UploadPage(IReadOnlyList<MultipartUpload> Uploads, IReadOnlyList<string> CommonPrefixes, UploadMarker? Last)
{
    internal static UploadPage Of(IEnumerable<MultipartUpload> all, string prefix, string delimiter, UploadMarker after, int limit)
    {
        var uploads = new List<MultipartUpload>();
        var prefixes = new List<string>();
        UploadMarker? last = null;
        var following = all
            .Where(upload => upload.Key.StartsWith(prefix, StringComparison.Ordinal) && IsAfter(upload, after))
            .OrderBy(upload => upload.Key, KeyOrder.Instance)
            .ThenBy(upload => upload.UploadId, StringComparer.Ordinal);
        foreach (var upload in following)
        {
            var rolled = CommonPrefix.Of(upload.Key, prefix, delimiter);
            if (rolled is not null && (rolled == after.Key || rolled == prefixes.LastOrDefault()))
            {
                continue;
            }

            if (uploads.Count + prefixes.Count == limit)
            {
                return new(uploads, prefixes, last);
            }

            if (rolled is not null)
            {
                prefixes.Add(rolled);
                last = new(rolled, "");
            }
            else
            {
                uploads.Add(upload);
                last = new(upload.Key, upload.UploadId);
            }
        }

        return new(uploads, prefixes, null);
    }

    private static bool IsAfter(MultipartUpload upload, UploadMarker after)
    {
        if (after.Key.Length == 0)
        {
            return true;
        }

        var order = KeyOrder.Instance.Compare(upload.Key, after.Key);
        return order > 0 || (order == 0 && after.UploadId.Length > 0 && string.CompareOrdinal(upload.UploadId, after.UploadId) > 0);
    }
}
