using System;
using System.Collections.Generic;
using System.Globalization;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects.Listing;

/// <summary>The two listings: of what is there now, and of all versions.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html and API_ListObjectVersions.html
/// </remarks>
internal abstract class ListingForm
{
    public static readonly ListingForm Latest = new OfLatest();
    public static readonly ListingForm Versions = new OfVersions();

    public abstract string Operation { get; }

    /// <summary>What each request says beside the prefix.</summary>
    public abstract void Apply(DataRequest request);

    /// <summary>What is on a page. Delete markers are not: nothing is stored under them.</summary>
    public abstract IEnumerable<ListedObject> Read(AnswerDocument page);

    /// <summary>What asks for the page behind this one; null behind the last.</summary>
    public IReadOnlyList<(string Name, string? Value)>? Next(AnswerDocument page) =>
        page.Text("IsTruncated") == "true" ? Continuation(page) : null;

    protected abstract IReadOnlyList<(string Name, string? Value)>? Continuation(AnswerDocument page);

    protected static ListedObject Read(AnswerDocument item, bool isEncoded) => new(
        Decode(item.Text("Key"), isEncoded) ?? string.Empty, long.Parse(item.Text("Size") ?? "0", CultureInfo.InvariantCulture))
    {
        ETag = item.Text("ETag")?.Trim('"'),
        StorageClass = item.Text("StorageClass"),
        LastModified = DateTimeOffset.TryParse(
            item.Text("LastModified"), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null,
        ChecksumAlgorithm = item.Text("ChecksumAlgorithm"),
        ChecksumType = item.Text("ChecksumType"),
    };

    internal static bool IsEncoded(AnswerDocument page) => page.Text("EncodingType") == "url";

    // As in forms: a plus is a space.
    internal static string? Decode(string? text, bool isEncoded) =>
        text is not null && isEncoded ? Uri.UnescapeDataString(text.Replace('+', ' ')) : text;

    private sealed class OfLatest : ListingForm
    {
        public override string Operation => "ListObjectsV2";

        public override void Apply(DataRequest request) => request.Parameter("list-type", "2");

        public override IEnumerable<ListedObject> Read(AnswerDocument page)
        {
            var isEncoded = IsEncoded(page);
            foreach (var item in page.All("Contents")) yield return Read(item, isEncoded);
        }

        protected override IReadOnlyList<(string Name, string? Value)>? Continuation(AnswerDocument page) =>
            page.Text("NextContinuationToken") is { Length: > 0 } token ? [("continuation-token", token)] : null;
    }

    private sealed class OfVersions : ListingForm
    {
        public override string Operation => "ListObjectVersions";

        public override void Apply(DataRequest request) => request.Query.Add(new("versions", string.Empty));

        public override IEnumerable<ListedObject> Read(AnswerDocument page)
        {
            var isEncoded = IsEncoded(page);
            foreach (var item in page.All("Version"))
                yield return Read(item, isEncoded) with { VersionId = item.Text("VersionId"), IsLatest = item.Text("IsLatest") == "true" };
        }

        protected override IReadOnlyList<(string Name, string? Value)>? Continuation(AnswerDocument page)
        {
            var isEncoded = IsEncoded(page);
            return Decode(page.Text("NextKeyMarker"), isEncoded) is { Length: > 0 } key
                ? [("key-marker", key), ("version-id-marker", page.Text("NextVersionIdMarker"))]
                : null;
        }
    }
}
