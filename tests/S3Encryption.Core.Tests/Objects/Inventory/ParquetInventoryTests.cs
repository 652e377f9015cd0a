using System;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using S3Encryption.Core.Objects.Auditing;
using S3Encryption.Tests.Inventory;
using Xunit;

namespace S3Encryption.Core.Tests.Objects.Inventory;

public sealed class ParquetInventoryTests : IDisposable
{
    private static readonly Gen<string[]> Row = Gen.Select(
        Gen.OneOf("SSE-S3", "SSE-KMS", "NOT-SSE", "", "SSE-NEW"), Gen.OneOf("ENABLED", "DISABLED", ""),
        Gen.OneOf("STANDARD", "GLACIER", ""), Gen.OneOf("", "0", "7", "9000000000000"),
        Gen.OneOf("a", "a/b", "a/b/c", "x y/z", "/", "é+%2F/1", "100%"),
        (encryption, bucketKey, storageClass, size, key) => InventoryReport.Row(key, encryption, bucketKey, storageClass, size));

    private readonly InventoryBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public Task Parquet_and_CSV_of_the_same_objects_tell_the_same() =>
        Gen.Select(Row.Array[0, 40], Gen.Int[1, 15], Gen.Int[0, 31], Gen.Int[1, 3]).SampleAsync(
            async (rows, groupSize, which, depth) =>
            {
                var csv = _bench.Save(new InventoryReport(InventoryReport.Usual).Add(rows));
                var parquet = _bench.Save(await ParquetReport.New().AddAsync(rows, groupSize));
                Assert.Equal(await _bench.ReadAsync(csv), await _bench.ReadAsync(parquet));
                var by = Enum.GetValues<S3EncryptionProperty>().Where((_, at) => (which >> at & 1) == 1).ToArray();
                Assert.Equal(
                    (await _bench.MeasureAsync(csv, depth, by: by)).ToHashSet(),
                    (await _bench.MeasureAsync(parquet, depth, by: by)).ToHashSet());
                Assert.Empty(_bench.Failures);
            },
            iter: 60, threads: 1);

    [Fact]
    public async Task Delete_markers_and_older_versions_are_known_in_Parquet_too()
    {
        var report = await ParquetReport.New().AddAsync([InventoryReport.Row("latest")], isLatest: true, isDeleteMarker: false);
        _ = await report.AddAsync([InventoryReport.Row("older"), InventoryReport.Row("old")], isLatest: false, isDeleteMarker: false);
        var manifest = _bench.Save(await report.AddAsync([InventoryReport.Row("gone")], isLatest: true, isDeleteMarker: true));
        Assert.Equal(["latest", "older", "old"], (await _bench.ReadAsync(manifest)).Select(o => o.Key));
        var selection = new ObjectSelection { BucketAndPrefix = new S3Location("photos") };
        Assert.Equal(["latest"], (await _bench.ReadAsync(manifest, selection)).Select(o => o.Key));
        Assert.Equal(3, (await _bench.MeasureAsync(manifest, by: S3EncryptionProperty.Encryption)).Single().Objects);
        Assert.Equal(1, (await _bench.MeasureAsync(manifest, latestOnly: true, by: S3EncryptionProperty.Encryption)).Single().Objects);
        Assert.Empty(_bench.Failures);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_no_Parquet_any_more_is_named_and_the_others_count(bool isManifestRight)
    {
        var rows = Enumerable.Range(0, 3000).Select(i => InventoryReport.Row($"k{i}")).ToList();
        var report = await ParquetReport.New().AddAsync(rows);
        byte[] Break(byte[] content) => [.. content[..^700], .. new byte[692], .. content[^8..]];
        if (isManifestRight) _ = report.AddFile(Break(report.Files[0].Content), ".parquet");
        else _ = (await report.AddAsync(rows)).Damage(1, Break);
        var manifest = _bench.Save(report);
        var group = Assert.Single(await _bench.MeasureAsync(manifest, by: S3EncryptionProperty.Encryption));
        Assert.Equal((3000, false), (group.Objects, group.IsComplete));
        Assert.Equal([isManifestRight ? "InventoryMalformed" : "InventoryDamaged", "InventoryIncomplete"], _bench.FailedIds);
        Assert.Contains("file-1.parquet", _bench.Failures.First().Message);
        _bench.Failures.Clear();
        Assert.True((await _bench.ReadAsync(manifest)).Count >= 3000);
        Assert.Equal([isManifestRight ? "InventoryMalformed" : "InventoryDamaged", "InventoryIncomplete"], _bench.FailedIds);
    }
}
