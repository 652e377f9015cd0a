using System;
using System.Linq;
using System.Text.Json;

namespace S3Encryption.Core.Jobs.Starting;

/// <summary>What decides whether a job can be made of an inventory, from its <c>manifest.json</c>.</summary>
/// <param name="SourceBucket">The bucket whose objects it lists.</param>
/// <param name="HasVersions">Whether it lists versions other than the current ones.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html</remarks>
internal sealed record InventoryManifest(string SourceBucket, bool HasVersions)
{
    /// <exception cref="S3EncryptionException"><c>InvalidInventory</c>.</exception>
    public static InventoryManifest Parse(byte[] json, S3Location at)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var (format, schema) = (Text(document, "fileFormat"), Text(document, "fileSchema"));
            if (!string.Equals(format, "CSV", StringComparison.OrdinalIgnoreCase))
                throw StartFailures.NotAnInventory(at, $"its files are {format}");
            var columns = schema.Split(',').Select(c => c.Trim()).ToList();
            if (!columns.Contains("Bucket") || !columns.Contains("Key"))
                throw StartFailures.NotAnInventory(at, "its files lack Bucket or Key");
            return new InventoryManifest(Text(document, "sourceBucket"), columns.Contains("VersionId"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw StartFailures.NotAnInventory(at, e.Message.TrimEnd('.'));
        }
    }

    private static string Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text
            ? text
            : throw new FormatException($"{name} is missing");
}
