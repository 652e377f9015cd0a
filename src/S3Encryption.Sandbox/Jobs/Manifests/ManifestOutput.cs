using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Execution;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Manifests;

/// <summary>
/// Keeps a generated manifest, in the form of an inventory:
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_S3ManifestOutputLocation.html.
/// </summary>
internal sealed record ManifestOutput(string Bucket, string Prefix, string? ExpectedOwner, IReadOnlyDictionary<string, string> Encryption)
{
    internal static ManifestOutput Read(XElement location)
    {
        _ = location.OneOf("ManifestFormat", "S3InventoryReport_CSV_20211130") ?? throw ControlErrors.Missing("ManifestFormat");
        var prefix = location.Optional("ManifestPrefix", 512);
        return new(
            location.Bucket("Bucket") ?? throw ControlErrors.Missing("Bucket"),
            prefix is null ? "" : prefix.TrimEnd('/') + "/",
            location.Optional("ExpectedManifestBucketOwner", 64),
            EncryptionOf(location.Child("ManifestEncryption")?.Elements().FirstOrDefault()));
    }

    /// <summary>Writes the manifest and its file of rows; returns where it is, in the form of a manifest's Location.</summary>
    internal async Task<XElement> WriteAsync(S3AsRole s3, Job job, string source, IReadOnlyList<ManifestEntry> entries)
    {
        var hasVersions = entries[0].VersionId is not null;
        var rows = Compressed(entries.Select(entry => hasVersions
            ? Csv.Row(entry.Bucket, S3Request.EscapeKey(entry.Key), entry.VersionId!)
            : Csv.Row(entry.Bucket, S3Request.EscapeKey(entry.Key))));
        var folder = $"{Prefix}job-{job.Id}/manifest/";
        var data = folder + "data/" + Guid.NewGuid() + ".csv.gz";
        _ = await PutAsync(s3, data, rows);
#pragma warning disable CA5351 // The checksum is an MD5 by the format's definition.
        var checksum = Convert.ToHexStringLower(MD5.HashData(rows));
#pragma warning restore CA5351
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            sourceBucket = source,
            destinationBucket = "arn:aws:s3:::" + Bucket,
            version = "2021-11-30",
            fileFormat = "CSV",
            fileSchema = hasVersions ? "Bucket, Key, VersionId" : "Bucket, Key",
            files = new[] { new { key = data, size = rows.Length, MD5checksum = checksum } },
        });
        var stored = await PutAsync(s3, folder + "manifest.json", manifest);
        return new(
            ControlNames.Control + "Location",
            new XElement(ControlNames.Control + "ObjectArn", $"arn:aws:s3:::{Bucket}/{folder}manifest.json"),
            new XElement(ControlNames.Control + "ETag", stored.ETag));
    }

    private static Dictionary<string, string> EncryptionOf(XElement? encryption) => encryption?.Name.LocalName switch
    {
        null or "SSE-S3" => new() { ["x-amz-server-side-encryption"] = "AES256" },
        "SSE-KMS" => new()
        {
            ["x-amz-server-side-encryption"] = "aws:kms",
            ["x-amz-server-side-encryption-aws-kms-key-id"] = encryption.HeaderText("KeyId") ?? throw ControlErrors.Missing("KeyId"),
        },
        { } other => throw ControlErrors.InvalidRequest("Invalid ManifestEncryption: " + other),
    };

    private static byte[] Compressed(IEnumerable<string> rows)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(string.Concat(rows)));
        }

        return bytes.ToArray();
    }

    private async Task<S3Answer> PutAsync(S3AsRole s3, string key, byte[] content)
    {
        var headers = new Dictionary<string, string>(Encryption);
        if (ExpectedOwner is not null)
        {
            headers["x-amz-expected-bucket-owner"] = ExpectedOwner;
        }

        var answer = await s3.SendAsync(S3Request.Of("PUT", Bucket, key) with { Headers = headers, Body = content });
        return answer.Error is { } error
            ? throw new JobFailedException("ManifestOutputFailed", "The generated manifest could not be written: " + error.Code)
            : answer;
    }
}
