using System.Collections.Generic;
using System.Threading.Tasks;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Execution;
using S3Encryption.Sandbox.Jobs.Protocol;

namespace S3Encryption.Sandbox.Jobs.Manifests;

/// <summary>
/// Where a job has its objects from: https://docs.aws.amazon.com/AmazonS3/latest/userguide/specify-batchjob-manifest.html.
/// </summary>
internal abstract class Manifest
{
    private const string Csv = "S3BatchOperations_CSV_20180820";
    private const string Inventory = "S3InventoryReport_CSV_20161130";

    internal static Manifest Read(XElement manifest)
    {
        var location = ManifestLocation.Read(manifest.RequiredChild("Location"));
        var spec = manifest.RequiredChild("Spec");
        var fields = spec.List("Fields");
        return spec.OneOf("Format", Csv, Inventory) switch
        {
            Csv => new CsvManifest(location, ManifestColumns.Of(fields)),
            Inventory when fields.Count == 0 => new InventoryManifest(location),
            Inventory => throw ControlErrors.InvalidRequest("Fields can be given for the format " + Csv + " only"),
            _ => throw ControlErrors.Missing("Format"),
        };
    }

    /// <summary>All objects that the job is about, as its role may read them.</summary>
    /// <exception cref="JobFailedException">It can't be read, or is no manifest.</exception>
    internal abstract Task<IReadOnlyList<ManifestEntry>> ReadAsync(S3AsRole s3, Job job);
}
