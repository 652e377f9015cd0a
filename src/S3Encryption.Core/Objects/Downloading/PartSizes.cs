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

/// <summary>
/// Finds out of which parts an object was made. One request tells all their sizes, but takes a right of its own (s3:GetObjectAttributes);
/// who may only read objects is told the size of one part by each request.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html and, for partNumber,
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
/// </remarks>
internal sealed class PartSizes(AwsConnection connection, DownloadRequest request, IActivityLog log)
{
    /// <param name="found">The object.</param>
    /// <param name="count">How many parts it was made of.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <returns>Their sizes in order; null where S3 does not tell.</returns>
    public async Task<IReadOnlyList<long>?> FindAsync(ObjectIdentity found, int count, CancellationToken stop)
    {
        try
        {
            if (await ListAsync(found, stop).ConfigureAwait(false) is { Count: > 0 } sizes) return sizes;
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            log.Verbose($"{request.Location}: its parts are not listed ({e.Message}), so that the first and the last are looked at.");
        }

        var reason = "they are of several sizes";
        try
        {
            if (await LookAsync(found, count, stop).ConfigureAwait(false) is { } sizes) return sizes;
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            reason = e.Message;
        }

        log.Verbose($"{request.Location}: the sizes of its parts cannot be had ({reason}), so that its checksum cannot be verified.");
        return null;
    }

    private async Task<List<long>> ListAsync(ObjectIdentity found, CancellationToken stop)
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
        return sizes;
    }

    // One that is no size adds up to no object.
    private static long Size(AnswerDocument part) =>
        long.TryParse(part.Text("Size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;

    private async Task<AnswerDocument?> AskAsync(ObjectIdentity found, string? after, CancellationToken stop)
    {
        var get = (request.At with { VersionId = found.VersionId }).NewRequest(HttpMethod.Get);
        get.Query.Add(new("attributes", string.Empty));
        get.Header("x-amz-object-attributes", "ETag,ObjectParts");
        get.Header("x-amz-part-number-marker", after);
        var (_, document) = await connection.Data.SendForDocumentAsync(Subject("GetObjectAttributes"), get, stop).ConfigureAwait(false);
        // Another object's parts would refuse a good one.
        return document.Text("ETag")?.Trim('"') == found.ETag ? document.Child("ObjectParts") : null;
    }

    // Tools make all parts but the last of one size. That they did is known where those two and the number of parts give the whole.
    private async Task<IReadOnlyList<long>?> LookAsync(ObjectIdentity found, int count, CancellationToken stop)
    {
        if (count == 1) return [found.Size];
        var first = await SizeOfAsync(found, 1, stop).ConfigureAwait(false);
        var last = await SizeOfAsync(found, count, stop).ConfigureAwait(false);
        var isWhole = first > 0 && count <= MultipartLimits.MostParts && (first * (count - 1)) + last == found.Size;
        return isWhole ? [.. Enumerable.Repeat(first, count - 1), last] : null;
    }

    private async Task<long> SizeOfAsync(ObjectIdentity found, int number, CancellationToken stop)
    {
        var head = (request.At with { VersionId = found.VersionId }).NewRequest(HttpMethod.Head);
        head.Query.Add(new("partNumber", number.ToString(CultureInfo.InvariantCulture)));
        if (found.ETag is not null) head.Header("if-match", $"\"{found.ETag}\"");
        using var answer = await connection.Data.SendAsync(Subject("HeadObject"), head, stop).ConfigureAwait(false);
        return new AnswerHeaders(answer).ContentLength ?? 0;
    }

    private RequestSubject Subject(string operation) => new(operation, connection.S3Endpoint)
    {
        Location = request.Location,
        SseCKey = request.SseCKey,
    };
}
