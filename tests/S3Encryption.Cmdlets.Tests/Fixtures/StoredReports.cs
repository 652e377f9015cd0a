using System.IO;
using S3Encryption.Engine;
using S3Encryption.Tests.Inventory;

namespace S3Encryption.Cmdlets.Tests.Fixtures;

/// <summary>Reports of S3 Inventory in the sandbox and in the file system.</summary>
internal static class StoredReports
{
    /// <summary>Puts one under the keys that S3 gives it.</summary>
    /// <returns>The manifest's URI.</returns>
    public static string Store(
        this SandboxFixture sandbox, HostedEngine engine, InventoryReport report, string bucket, string encryption = "")
    {
        var folder = sandbox.NewPath(string.Empty);
        _ = report.Save(Path.Combine(folder, InventoryReport.Folder));
        _ = engine.Require($"Send-S3EncryptedObject '{folder}' s3://{bucket}/ -Recurse {encryption}");
        return $"s3://{bucket}/{InventoryReport.Folder}2026-11-27T01-00Z/manifest.json";
    }

    /// <summary>Two data files with objects of several kinds, and a key that had to be encoded.</summary>
    public static InventoryReport Mixed() => new InventoryReport(InventoryReport.Usual)
        .Add(
            InventoryReport.Row("logs/2026/a b+c.gz", "SSE-KMS", "ENABLED", size: "1000"),
            InventoryReport.Row("logs/2026/\"x\",y\n.gz", "SSE-KMS", "ENABLED", size: "2000"),
            InventoryReport.Row("logs/old", "NOT-SSE", "", "GLACIER", "5"))
        .Add(InventoryReport.Row("root", "SSE-C", "", size: "7"), InventoryReport.Row("logs/2026/d", "SSE-KMS", "DISABLED", size: "1"));

    /// <summary>
    /// One data file in Parquet: two objects each of SSE-KMS with and without a Bucket Key, one that is not encrypted, a delete marker.
    /// </summary>
    public static InventoryReport Parquet()
    {
        using var content = new MemoryStream();
        typeof(StoredReports).Assembly.GetManifestResourceStream("inventory.parquet")!.CopyTo(content);
        const string schema = "message s3.inventory { required binary bucket (UTF8); required binary key (UTF8); optional binary "
            + "encryption_status (UTF8); optional binary bucket_key_status (UTF8); optional int64 size; }";
        return new InventoryReport(schema, "Parquet").AddFile(content.ToArray(), ".parquet");
    }

    /// <summary>The folders into which data files are brought.</summary>
    public static string[] TemporaryFolders() => Directory.GetDirectories(Path.GetTempPath(), "s3encryption-inventory-*");
}
