using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>Finds out of which parts an object was made.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html</remarks>
internal sealed class PartSizes(AwsConnection connection, DownloadRequest request, IActivityLog log)
{
    private readonly RequestSubject _subject = new("GetObjectAttributes", connection.S3Endpoint)
    {
        Location = request.Location,
        SseCKey = request.SseCKey,
    };

    /// <returns>Their sizes in order; null where S3 does not tell.</returns>
    public async Task<IReadOnlyList<long>?> FindAsync(ObjectIdentity found, CancellationToken stop)
    {
        try
        {
            var sizes = new List<long>();
            string? after = null;
            do
            {
                var parts = await AskAsync(found, after, stop).ConfigureAwait(false);
                sizes.AddRange(parts?.All("Part").Select(Size) ?? []);
                after = parts?.Text("IsTruncated") == "true" ? parts.Text("NextPartNumberMarker") : null;
            }
            while (after is not null);

            if (sizes.Count > 0) return sizes;
            log.Verbose($"{request.Location}: S3 does not tell the sizes of its parts, so that its checksum cannot be verified.");
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            log.Verbose(
                $"{request.Location}: the sizes of its parts cannot be had ({e.Message}), so that its checksum cannot be verified.");
        }

        return null;
    }

    // One that is no size adds up to no object.
    private static long Size(AnswerDocument part) =>
        long.TryParse(part.Text("Size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;

    private async Task<AnswerDocument?> AskAsync(ObjectIdentity found, string? after, CancellationToken stop)
    {
        var get = new DataRequest(HttpMethod.Get, request.Location);
        get.Query.Add(new("attributes", string.Empty));
        get.Parameter("versionId", found.VersionId);
        get.Header("x-amz-object-attributes", "ETag,ObjectParts");
        get.Header("x-amz-part-number-marker", after);
        get.Header("x-amz-expected-bucket-owner", request.ExpectedBucketOwner);
        EncryptionHeaders.Apply(get, request.SseCKey);
        var (_, document) = await connection.Data.SendForDocumentAsync(_subject, get, stop).ConfigureAwait(false);
        // Another object's parts would refuse a good one.
        return document.Text("ETag")?.Trim('"') == found.ETag ? document.Child("ObjectParts") : null;
    }
}
