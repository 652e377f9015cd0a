using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace S3Encryption.Core.Objects.Inventory;

/// <summary>What the <c>manifest.json</c> of an inventory says.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html</remarks>
internal sealed record InventoryManifest(
    string SourceBucket, InventoryFormat Format, InventoryColumns Columns, DateTimeOffset? Created, IReadOnlyList<InventoryFile> Files)
{
    /// <summary>Reads one.</summary>
    /// <param name="json">Its bytes.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="S3EncryptionException">It is none, or of an inventory that cannot be read here.</exception>
    public static InventoryManifest Parse(byte[] json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(json));
            return Of(document.RootElement, name);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw InventoryFailures.NoManifest(name, e.Message);
        }
    }

    private static InventoryManifest Of(JsonElement root, string name)
    {
        var schema = Text(root, "fileSchema");
        var format = Text(root, "fileFormat").ToUpperInvariant() switch
        {
            "CSV" => InventoryFormat.Csv,
            "PARQUET" => InventoryFormat.Parquet,
            var other => throw InventoryFailures.FormatNotRead(name, other),
        };
        var columns = format == InventoryFormat.Csv ? InventoryColumns.OfCsv(schema) : InventoryColumns.OfParquet(schema);
        if (!columns.Has(InventoryColumn.Key)) throw new FormatException("its fileSchema has no column Key");
        if (!columns.Has(InventoryColumn.EncryptionStatus)) throw InventoryFailures.NoEncryptionStatus(name);
        var files = root.GetProperty("files").EnumerateArray().Select(FileOf).ToList();
        return new InventoryManifest(Text(root, "sourceBucket"), format, columns, CreatedOf(root), files);
    }

    private static InventoryFile FileOf(JsonElement file) =>
        new(Text(file, "key"), file.GetProperty("size").GetInt64(), Text(file, "MD5checksum").ToLowerInvariant());

    // Milliseconds since 1970, as text.
    private static DateTimeOffset? CreatedOf(JsonElement root) =>
        root.TryGetProperty("creationTimestamp", out var stamp) && stamp.ValueKind == JsonValueKind.String
            && long.TryParse(stamp.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds < 253402300800000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    private static string Text(JsonElement of, string name) =>
        of.GetProperty(name).GetString() is { Length: > 0 } text ? text : throw new FormatException($"{name} is empty");

    private static ReadOnlyMemory<byte> WithoutMark(byte[] json) =>
        json.Length >= 3 && json[0] == 0xEF && json[1] == 0xBB && json[2] == 0xBF ? json.AsMemory(3) : json;
}
