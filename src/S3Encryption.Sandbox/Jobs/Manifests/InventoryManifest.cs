using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text.Json;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Jobs.Execution;
using S3Encryption.Sandbox.Jobs.Protocol;

namespace S3Encryption.Sandbox.Jobs.Manifests;

/// <summary>
/// The manifest.json of an S3 Inventory, whose files are CSV under gzip:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html.
/// </summary>
internal sealed class InventoryManifest(ManifestLocation location) : Manifest
{
    internal override async Task<IReadOnlyList<ManifestEntry>> ReadAsync(S3AsRole s3, Job job)
    {
        var document = Parse((await location.FetchAsync(s3)).Body.ToArray());
        var columns = ManifestColumns.OfSchema(document.FileSchema);
        var bucket = document.DestinationBucket is { } arn ? ControlFields.ArnResource(arn) ?? arn : location.Bucket;
        var entries = new List<ManifestEntry>();
        foreach (var file in document.Files ?? [])
        {
            var data = await ManifestLocation.FetchAsync(s3, bucket, file?.Key ?? throw Invalid());
            using var rows = new GZipStream(new MemoryStream(data.Body.ToArray()), CompressionMode.Decompress);
            entries.AddRange(ManifestText.Read(rows, columns));
        }

        return entries;
    }

    private static Inventory Parse(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<Inventory>(json, JsonSerializerOptions.Web) is { FileFormat: "CSV" } inventory
                ? inventory
                : throw Invalid();
        }
        catch (JsonException)
        {
            throw Invalid();
        }
    }

    private static JobFailedException Invalid() => JobFailedException.InvalidManifest("Invalid Manifest Content");

    private sealed record Inventory(
        string? FileFormat, string? FileSchema, string? DestinationBucket, IReadOnlyList<InventoryFile?>? Files);

    private sealed record InventoryFile(string? Key);
}
