using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace S3Encryption.Tests.Inventory;

/// <summary>A report of S3 Inventory as S3 writes one: every field in quotes, keys URL-encoded, gzip, MD5s in the manifest.</summary>
internal sealed class InventoryReport(string schema, string format = "CSV")
{
    public const string Source = "photos";
    public const string Folder = "reports/photos/daily/";
    public const string Usual = "Bucket, Key, Size, LastModifiedDate, ETag, StorageClass, EncryptionStatus, BucketKeyStatus";
    public const string Versioned = "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, EncryptionStatus";

    private readonly List<(string Key, byte[] Content, long Size, string Md5)> _files = [];

    /// <summary>The manifest's bytes.</summary>
    public byte[] Manifest => JsonSerializer.SerializeToUtf8Bytes(new
    {
        sourceBucket = Source,
        destinationBucket = "arn:aws:s3:::reports",
        version = "2016-11-30",
        creationTimestamp = "1764201600000",
        fileFormat = format,
        fileSchema = schema,
        files = _files.Select(file => new { key = file.Key, size = file.Size, MD5checksum = file.Md5 }),
    });

    /// <summary>Its data files by key.</summary>
    public IReadOnlyList<(string Key, byte[] Content, long Size, string Md5)> Files => _files;

    /// <summary>A row of <see cref="Usual"/>.</summary>
    public static string[] Row(
        string key, string encryption = "SSE-S3", string bucketKey = "DISABLED", string storageClass = "STANDARD", string size = "10") =>
        [Source, Encode(key), size, "2026-11-01T12:34:56.000Z", "9b2cf535f27731c974343645a3985328", storageClass, encryption, bucketKey];

    /// <summary>As Java's URLEncoder does it, which S3 is made of: a space is a plus.</summary>
    public static string Encode(string key) => Uri.EscapeDataString(key).Replace("%20", "+");

    public InventoryReport Add(params IEnumerable<string[]> rows) =>
        AddText(string.Concat(rows.Select(row => string.Join(',', row.Select(field => $"\"{field}\"")) + "\n")));

    /// <summary>A data file with this text in it, whatever it says.</summary>
    public InventoryReport AddText(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return AddFile(compressed.ToArray(), ".csv.gz");
    }

    /// <summary>A data file of these bytes.</summary>
    public InventoryReport AddFile(byte[] content, string extension)
    {
        _files.Add(($"{Folder}data/file-{_files.Count}{extension}", content, content.Length, Hex(content)));
        return this;
    }

    /// <summary>Changes a data file behind the manifest's back.</summary>
    public InventoryReport Damage(int number, Func<byte[], byte[]> change)
    {
        _files[number] = _files[number] with { Content = change(_files[number].Content) };
        return this;
    }

    /// <summary>Writes it as <c>aws s3 sync</c> of the configuration's prefix does, and gives the manifest's path.</summary>
    public string Save(string folder)
    {
        // What the manifest says was true when S3 wrote it.
        var dated = Directory.CreateDirectory(Path.Combine(folder, "2026-11-27T01-00Z")).FullName;
        foreach (var (key, content, _, _) in _files) Write(Path.Combine(folder, key[Folder.Length..]), content);
        Write(Path.Combine(dated, "manifest.checksum"), Encoding.ASCII.GetBytes(Hex(Manifest)));
        return Write(Path.Combine(dated, "manifest.json"), Manifest);
    }

    private static string Hex(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));

    private static string Write(string path, byte[] content)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }
}
