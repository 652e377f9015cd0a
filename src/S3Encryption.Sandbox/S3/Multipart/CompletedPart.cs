using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.S3.Objects;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Multipart;

/// <summary>One line of the list that CompleteMultipartUpload sends.</summary>
internal sealed record CompletedPart(int Number, string ETag, Checksum? Checksum)
{
    private const long SmallestPart = 5L << 20;

    internal static IReadOnlyList<CompletedPart> ReadAll(XElement root)
    {
        var parts = root.Children("Part").Select(Read).ToList();
        if (parts.Count == 0)
        {
            throw S3Errors.MalformedXml();
        }

        for (var i = 1; i < parts.Count; i++)
        {
            if (parts[i].Number <= parts[i - 1].Number)
            {
                throw new AwsErrorException(
                    400,
                    "InvalidPartOrder",
                    "The list of parts was not in ascending order. The parts list must be specified in order by part number.");
            }
        }

        return parts;
    }

    /// <summary>The uploaded parts these name, each as it was uploaded and large enough.</summary>
    internal static IReadOnlyList<UploadedPart> Resolve(MultipartUpload upload, IReadOnlyList<CompletedPart> completed)
    {
        var uploaded = upload.Parts.ToDictionary(part => part.Number);
        var chosen = completed.Select(line => line.Find(upload, uploaded)).ToList();
        foreach (var part in chosen.SkipLast(1))
        {
            if (part.Body.Length < SmallestPart)
            {
                throw new AwsErrorException(
                    400,
                    "EntityTooSmall",
                    "Your proposed upload is smaller than the minimum allowed size",
                    new Dictionary<string, string>
                    {
                        ["ETag"] = part.ETag,
                        ["MinSizeAllowed"] = SmallestPart.ToString(CultureInfo.InvariantCulture),
                        ["PartNumber"] = part.Number.ToString(CultureInfo.InvariantCulture),
                        ["ProposedSize"] = part.Body.Length.ToString(CultureInfo.InvariantCulture),
                    });
            }
        }

        return chosen;
    }

    private static CompletedPart Read(XElement element)
    {
        if (!int.TryParse(element.Text("PartNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || element.Text("ETag") is not { } etag)
        {
            throw S3Errors.MalformedXml();
        }

        var checksum = ChecksumAlgorithm.All
            .Select(algorithm => element.Text(algorithm.Element) is { } value ? new Checksum(algorithm, value.Trim()) : null)
            .FirstOrDefault(found => found is not null);
        return new(number, ETags.Bare(etag.Trim()), checksum);
    }

    private UploadedPart Find(MultipartUpload upload, Dictionary<int, UploadedPart> uploaded)
    {
        if (upload.Checksums is { Composite: true } plan && Checksum is null)
        {
            throw S3Errors.InvalidRequest(
                "The upload was created using a " + plan.Algorithm.Name.ToLowerInvariant()
                + " checksum. The complete request must include the checksum for each part. "
                + "It was missing for part " + Number + " in the request.");
        }

        var same = uploaded.TryGetValue(Number, out var part)
            && part.ETag == ETag
            && (Checksum is null || part.Checksum?.Algorithm != Checksum.Algorithm || part.Checksum.Value == Checksum.Value);
        return same
            ? part!
            : throw new AwsErrorException(
                400,
                "InvalidPart",
                "One or more of the specified parts could not be found.  "
                    + "The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
                new Dictionary<string, string>
                {
                    ["UploadId"] = upload.UploadId,
                    ["PartNumber"] = Number.ToString(CultureInfo.InvariantCulture),
                    ["ETag"] = ETag,
                });
    }
}
