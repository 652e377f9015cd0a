using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using S3Encryption.Core.Objects.Measuring;
using S3Encryption.Core.Tests.Objects.Inventory;
using S3Encryption.Tests.Inventory;
using Xunit;

namespace S3Encryption.Core.Tests.Objects.Measuring;

public sealed class EncryptionTallyTests(InventoryBench bench) : IClassFixture<InventoryBench>
{
    private static readonly Gen<string[]> Row = Gen.Select(
        Gen.OneOf("SSE-S3", "SSE-KMS", "NOT-SSE", "", "SSE-NEW"), Gen.OneOf("ENABLED", "DISABLED", ""),
        Gen.OneOf("STANDARD", "GLACIER", ""), Gen.OneOf("", "0", "7", "9000000000000"),
        Gen.OneOf("a", "a/b", "a/b/c", "x y/z", "/", "//", "é/1", "a%2Fb/c"),
        (encryption, bucketKey, storageClass, size, key) => InventoryReport.Row(key, encryption, bucketKey, storageClass, size));

    [Fact]
    public Task The_fast_way_counts_what_the_objects_would() =>
        Gen.Select(Row.Array[0, 60], Gen.Int[1, 3], Gen.Int[0, 31], Gen.Int[1, 4]).SampleAsync(
            async (rows, depth, which, files) =>
            {
                var report = new InventoryReport(InventoryReport.Usual);
                for (var i = 0; i < files; i++) _ = report.Add(rows.Where((_, at) => at % files == i));
                var manifest = bench.Save(report);
                var by = System.Enum.GetValues<S3EncryptionProperty>().Where((_, at) => (which >> at & 1) == 1).ToArray();
                var slow = new EncryptionTally(new Grouping(by, depth));
                foreach (var item in await bench.ReadAsync(manifest)) slow.Add(item);
                Assert.Equal(slow.Groups(true).ToHashSet(), (await bench.MeasureAsync(manifest, depth, by: by)).ToHashSet());
                Assert.Equal(rows.Length, slow.Groups(true).Sum(g => g.Objects));
                Assert.Empty(bench.Failures);
            },
            iter: 150, threads: 1);

    [Fact]
    public async Task Too_many_prefixes_are_counted_together_and_none_is_lost()
    {
        var rows = Enumerable.Range(0, 5000).Select(i => InventoryReport.Row($"p{i}/k", i % 2 == 0 ? "SSE-S3" : "SSE-KMS"));
        var manifest = bench.Save(new InventoryReport(InventoryReport.Usual).Add(rows));
        var groups = await bench.MeasureAsync(manifest, most: 100, by: [S3EncryptionProperty.Prefix, S3EncryptionProperty.Encryption]);
        Assert.Equal((5000, 50_000), (groups.Sum(g => g.Objects), groups.Sum(g => g.Bytes)));
        Assert.Equal(100, groups.Count(g => !g.IsRest));
        Assert.Equal([2450, 2450], groups.Where(g => g.IsRest).Select(g => g.Objects));
        Assert.All(groups.TakeLast(2), g => Assert.True(g.IsRest && g.Prefix is null && g.Encryption is not null));
    }

    [Fact]
    public void Too_many_of_anything_take_no_more_memory()
    {
        var by = new[] { S3EncryptionProperty.KmsKeyArn, S3EncryptionProperty.Prefix, S3EncryptionProperty.StorageClass };
        var tally = new EncryptionTally(new Grouping(by, 1), 50);
        foreach (var i in Enumerable.Range(0, 20_000)) tally.Add(Item($"{i}/k") with { KmsKeyArn = $"arn{i}", StorageClass = $"c{i}" });
        Assert.InRange(tally.Groups(true).Count, 50, 1100);
        Assert.Equal(20_000, tally.Groups(true).Sum(g => g.Objects));
        Assert.True(tally.HasRest);
    }

    [Fact]
    public void What_could_not_be_told_is_a_group_of_its_own_and_sizes_that_are_not_known_are_said()
    {
        var tally = new EncryptionTally(new Grouping([S3EncryptionProperty.Encryption], 1));
        tally.Add(Item("a") with { Size = 30 });
        tally.Add(Item("b") with { Encryption = EncryptionKind.Unknown, Problem = "denied" });
        Assert.Equal(
            [(EncryptionKind.SseS3, 1, 30, 0, 0.5, 1), (EncryptionKind.Unknown, 1, 0, 1, 0.5, 0)],
            tally.Groups(true).Select(g => (g.Encryption!.Value, g.Objects, g.Bytes, g.UnknownSizes, g.Share, g.ByteShare)));
    }

    private static S3ObjectEncryption Item(string key) => new() { BucketName = "b", Key = key, Encryption = EncryptionKind.SseS3 };
}
