using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Core.Objects.Auditing;
using S3Encryption.Tests.Inventory;
using Xunit;

namespace S3Encryption.Core.Tests.Objects.Inventory;

public sealed class InventoryReaderTests(InventoryBench bench) : IClassFixture<InventoryBench>
{
    [Fact]
    public async Task What_the_inventory_tells_of_an_object_is_told_whatever_the_order_of_its_columns()
    {
        const string schema = "EncryptionStatus, Key, ChecksumAlgorithm, BucketKeyStatus, ObjectLockMode, ObjectLockRetainUntilDate, "
            + "ObjectLockLegalHoldStatus, IntelligentTieringAccessTier, StorageClass, ETag, LastModifiedDate, Size, SomethingNew, Bucket";
        var report = new InventoryReport(schema).Add([
            "SSE-KMS", "a%2Fb", "CRC64NVME", "ENABLED", "GOVERNANCE", "2030-01-02T03:04:05.000Z", "ON", "ARCHIVE_ACCESS",
            "INTELLIGENT_TIERING", "0123abcd-2", "2026-11-01T12:34:56.000Z", "1234567890123", "?", "other"]);
        var found = Assert.Single(await bench.ReadAsync(bench.Save(report)));
        Assert.Equal(
            new S3ObjectEncryption
            {
                BucketName = "other",
                Key = "a/b",
                Encryption = EncryptionKind.SseKms,
                BucketKey = true,
                ChecksumAlgorithm = "CRC64NVME",
                LockMode = "GOVERNANCE",
                LockedUntil = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero),
                LegalHold = true,
                IsArchived = true,
                StorageClass = "INTELLIGENT_TIERING",
                ETag = "0123abcd-2",
                LastModified = new DateTimeOffset(2026, 11, 1, 12, 34, 56, TimeSpan.Zero),
                Size = 1234567890123,
            },
            found);
        Assert.Empty(bench.Failures);
    }

    [Theory]
    [InlineData("SSE-S3", EncryptionKind.SseS3, null)]
    [InlineData("SSE-C", EncryptionKind.SseC, null)]
    [InlineData("SSE-KMS", EncryptionKind.SseKms, null)]
    [InlineData("DSSE-KMS", EncryptionKind.DsseKms, null)]
    [InlineData("NOT-SSE", EncryptionKind.None, null)]
    [InlineData("SSE-FSX", EncryptionKind.Other, "SSE-FSX")]
    [InlineData("", EncryptionKind.Unknown, null)]
    public async Task Every_kind_is_told_apart_and_what_is_not_told_is_not_called_unencrypted(
        string status, EncryptionKind kind, string? algorithm)
    {
        var found = Assert.Single(await bench.ReadAsync(bench.Save(new InventoryReport(InventoryReport.Usual).Add(
            InventoryReport.Row("k", status, bucketKey: "", size: "")))));
        Assert.Equal((kind, algorithm, (bool?)null, (long?)null), (found.Encryption, found.Algorithm, found.BucketKey, found.Size));
        Assert.Equal(kind == EncryptionKind.Unknown, found.Problem is not null);
    }

    [Fact]
    public async Task Delete_markers_are_no_objects_and_older_versions_are_told_where_they_are_meant()
    {
        var manifest = bench.Save(new InventoryReport(InventoryReport.Versioned).Add(
            ["photos", "a", "v2", "true", "false", "1", "SSE-S3"], ["photos", "a", "v1", "false", "false", "2", "NOT-SSE"],
            ["photos", "b", "v3", "true", "true", "", ""]));
        var all = await bench.ReadAsync(manifest);
        Assert.Equal([("v2", true), ("v1", false)], all.Select(o => (o.VersionId!, o.IsLatest!.Value)));
        var selection = new ObjectSelection { BucketAndPrefix = new S3Location("photos") };
        Assert.Equal(["v2"], (await bench.ReadAsync(manifest, selection)).Select(o => o.VersionId));
        Assert.Equal(2, (await bench.ReadAsync(manifest, selection with { Versions = true })).Count);
        Assert.Contains(bench.Said, text => text.Contains("3 rows were read, 1 of them delete markers"));
        Assert.Empty(bench.Failures);
    }

    [Fact]
    public async Task Only_what_is_selected_is_told_and_that_in_the_order_of_the_report()
    {
        var report = new InventoryReport(InventoryReport.Usual);
        foreach (var file in Enumerable.Range(0, 4))
            _ = report.Add(Enumerable.Range(0, 2500).Select(i => InventoryReport.Row($"{(i % 2 == 0 ? "even" : "odd")}/{file}-{i:0000}")));
        var manifest = bench.Save(report);
        Assert.Equal(10_000, (await bench.ReadAsync(manifest)).Count);
        var even = await bench.ReadAsync(manifest, new ObjectSelection { BucketAndPrefix = new S3Location("photos", "even/") });
        Assert.Equal(5000, even.Count);
        Assert.Equal(even.Select(o => o.Key).Order(StringComparer.Ordinal), even.Select(o => o.Key));
        Assert.Empty(bench.Failures);
    }

    [Fact]
    public async Task A_report_is_found_however_it_was_copied_here()
    {
        var report = new InventoryReport(InventoryReport.Usual).Add(InventoryReport.Row("k"));
        var (bucket, flat) = (bench.NewFolder(), bench.NewFolder());
        var mirrored = report.Save(Path.Combine(bucket, InventoryReport.Folder));
        _ = Directory.CreateDirectory(flat);
        foreach (var file in Directory.GetFiles(bucket, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(flat, Path.GetFileName(file)));
        foreach (var place in new[] { mirrored, Path.GetDirectoryName(mirrored)!, flat, Path.Combine(flat, "manifest.json") })
            Assert.Single(await bench.ReadAsync(place));
        Assert.Empty(bench.Failures);
    }
}
