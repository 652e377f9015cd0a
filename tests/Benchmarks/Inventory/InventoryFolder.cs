using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;

namespace S3Encryption.Benchmarks.Inventory;

/// <summary>A report of S3 Inventory in a folder of its own, made for the benchmark.</summary>
internal sealed class InventoryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("s3encryption-benchmark-");

    private InventoryFolder(string format, string schema, int rows) => (Format, Schema, Rows) = (format, schema, rows);

    public string Format { get; }

    public string Schema { get; }

    /// <summary>How many rows there are in all.</summary>
    public int Rows { get; }

    public string Manifest => Path.Combine(_folder.FullName, "manifest.json");

    public IReadOnlyList<string> Files => [.. _folder.GetFiles("file-*").Select(file => file.FullName).Order()];

    public long Bytes => Files.Sum(file => new FileInfo(file).Length);

    /// <summary>CSV under gzip, in so many files.</summary>
    public static InventoryFolder Csv(int rows, int files)
    {
        var made = new InventoryFolder("CSV", InventoryRows.Schema, rows);
        _ = Parallel.For(0, files, i =>
        {
            using var file = File.Create(Path.Combine(made._folder.FullName, $"file-{i}.csv.gz"));
            using var gzip = new GZipStream(file, CompressionLevel.Optimal);
            using var text = new StreamWriter(gzip, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
            foreach (var row in new InventoryRows(i).Make(rows / files))
            {
                row[1] = row[1].Replace("/", "%2F", StringComparison.Ordinal);
                text.WriteLine($"\"{string.Join("\",\"", row)}\"");
            }
        });
        made.WriteManifest();
        return made;
    }

    /// <summary>The same objects in Parquet.</summary>
    public static async Task<InventoryFolder> ParquetAsync(int rows, int files)
    {
        var made = new InventoryFolder("Parquet", ParquetFile.Schema, rows);
        for (var i = 0; i < files; i++)
            await ParquetFile.WriteAsync(Path.Combine(made._folder.FullName, $"file-{i}.parquet"), new InventoryRows(i).Make(rows / files));
        made.WriteManifest();
        return made;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void WriteManifest()
    {
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            sourceBucket = "a-bucket-with-many-objects",
            destinationBucket = "arn:aws:s3:::reports",
            version = "2016-11-30",
            creationTimestamp = "1764201600000",
            fileFormat = Format,
            fileSchema = Schema,
            files = Files.Select(
                file => new { key = "data/" + Path.GetFileName(file), size = new FileInfo(file).Length, MD5checksum = Md5(file) }),
        });
        File.WriteAllBytes(Manifest, manifest);
        File.WriteAllText(Path.Combine(_folder.FullName, "manifest.checksum"), Convert.ToHexStringLower(MD5.HashData(manifest)));
    }

    private static string Md5(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(MD5.HashData(file));
    }
}
