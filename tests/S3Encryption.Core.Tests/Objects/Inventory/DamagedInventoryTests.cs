using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Tests.Inventory;
using Xunit;

namespace S3Encryption.Core.Tests.Objects.Inventory;

/// <summary>Whatever is wrong with a report: nothing of what is wrong counts, the rest does, and the end is not taken for all.</summary>
public sealed class DamagedInventoryTests : IDisposable
{
    private readonly InventoryBench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string> Damages { get; } = ["flipped", "truncated", "longer", "empty", "another", "missing"];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task No_row_of_a_damaged_file_counts_and_the_others_do(string damage)
    {
        var manifest = SaveDamaged(damage);
        var found = await _bench.ReadAsync(manifest);
        Assert.Equal(["first", "third"], found.Select(o => o.Key));
        AssertTold(damage);
        _bench.Failures.Clear();
        var group = Assert.Single(await _bench.MeasureAsync(manifest, by: S3EncryptionProperty.Encryption));
        Assert.Equal((2, false), (group.Objects, group.IsComplete));
        AssertTold(damage);
        Assert.All(_bench.Said.Where(text => text.Contains("rows")), text => Assert.Contains(": 2 rows", text));
    }

    [Theory]
    [InlineData("\"photos\",\"k\",\"1\",\"\",\"\",\"STANDARD\",\"SSE-S3\"\n", "row 2")]
    [InlineData("\"photos\",\"k\",\"ten\",\"\",\"\",\"STANDARD\",\"SSE-S3\",\"DISABLED\"\n", "size")]
    [InlineData("\"photos\",\"k", "row 2")]
    public async Task A_file_that_is_no_such_table_is_named(string wrong, string why)
    {
        var good = $"\"{string.Join("\",\"", InventoryReport.Row("good"))}\"\n";
        var manifest = _bench.Save(new InventoryReport(InventoryReport.Usual).AddText(good + wrong).Add(InventoryReport.Row("other")));
        var group = Assert.Single(await _bench.MeasureAsync(manifest, by: S3EncryptionProperty.Encryption));
        Assert.Equal((1, false), (group.Objects, group.IsComplete));
        Assert.Equal(["InventoryMalformed", "InventoryIncomplete"], _bench.FailedIds);
        Assert.Contains("file-0.csv.gz", _bench.Failures.First().Message);
        Assert.Contains(why, _bench.Failures.First().Message);
        _bench.Failures.Clear();
        Assert.Contains("other", (await _bench.ReadAsync(manifest)).Select(o => o.Key));
        Assert.Equal(["InventoryMalformed", "InventoryIncomplete"], _bench.FailedIds);
    }

    [Fact]
    public async Task What_is_not_compressed_is_named()
    {
        var manifest = _bench.Save(new InventoryReport(InventoryReport.Usual).AddFile(Encoding.UTF8.GetBytes("\"a\",\"b\"\n"), ".csv.gz"));
        Assert.Empty(await _bench.MeasureAsync(manifest, by: S3EncryptionProperty.Encryption));
        Assert.Equal(["InventoryMalformed", "InventoryIncomplete"], _bench.FailedIds);
    }

    [Fact]
    public async Task A_key_that_is_not_encoded_is_not_guessed_at()
    {
        var row = InventoryReport.Row("k");
        row[1] = "100%";
        _ = await _bench.ReadAsync(_bench.Save(new InventoryReport(InventoryReport.Usual).Add(row)));
        Assert.Equal(["InventoryMalformed", "InventoryIncomplete"], _bench.FailedIds);
    }

    [Theory]
    [InlineData("manifest.checksum", "InventoryFileMissing")]
    [InlineData("manifest.json", "InventoryFileMissing")]
    public async Task A_report_without_its_manifest_or_checksum_is_not_read(string file, string id)
    {
        var manifest = _bench.Save(new InventoryReport(InventoryReport.Usual).Add(InventoryReport.Row("k")));
        File.Delete(Path.Combine(Path.GetDirectoryName(manifest)!, file));
        Assert.Empty(await _bench.ReadAsync(manifest));
        Assert.Equal([id], _bench.FailedIds);
    }

    [Fact]
    public async Task A_manifest_that_was_changed_is_not_believed()
    {
        var manifest = _bench.Save(new InventoryReport(InventoryReport.Usual).Add(InventoryReport.Row("k")));
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("photos", "photoz"));
        Assert.Empty(await _bench.ReadAsync(manifest));
        Assert.Equal(["InventoryDamaged"], _bench.FailedIds);
    }

    [Theory]
    [InlineData("Bucket, Key, Size", "CSV", "InventoryNotSupported", "EncryptionStatus")]
    [InlineData("struct<bucket:string,key:string>", "ORC", "InventoryNotSupported", "Parquet or CSV")]
    [InlineData("Bucket, EncryptionStatus", "CSV", "InventoryMalformed", "Key")]
    public async Task What_cannot_be_read_says_how_it_could_be(string schema, string format, string id, string remedy)
    {
        Assert.Empty(await _bench.MeasureAsync(_bench.Save(new InventoryReport(schema, format)), by: S3EncryptionProperty.Encryption));
        Assert.Equal([id], _bench.FailedIds);
        Assert.Contains(remedy, _bench.Failures.Single().Message);
    }

    [Fact]
    public async Task A_key_in_the_manifest_cannot_lead_to_other_files()
    {
        var folder = _bench.NewFolder();
        var manifest = new InventoryReport(InventoryReport.Usual).Add(InventoryReport.Row("k")).Save(folder);
        var text = File.ReadAllText(manifest).Replace(InventoryReport.Folder + "data/file-0", "../../secret");
        File.WriteAllText(manifest, text);
        File.WriteAllText(
            Path.Combine(Path.GetDirectoryName(manifest)!, "manifest.checksum"),
            Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(Encoding.UTF8.GetBytes(text))));
        File.Copy(Path.Combine(folder, "data", "file-0.csv.gz"), Path.Combine(Path.GetDirectoryName(folder)!, "secret.csv.gz"));
        Assert.Empty(await _bench.ReadAsync(manifest));
        Assert.Contains(_bench.FailedIds.First(), new[] { "NoFileName", "InventoryFileMissing" });
    }

    private string SaveDamaged(string damage)
    {
        var report = new InventoryReport(InventoryReport.Usual)
            .Add(InventoryReport.Row("first")).Add(Enumerable.Range(0, 3000).Select(i => InventoryReport.Row($"second-{i}")))
            .Add(InventoryReport.Row("third"));
        var folder = _bench.NewFolder();
        var manifest = report.Damage(1, content => damage switch
        {
            "flipped" => [.. content[..^9], (byte)(content[^9] ^ 1), .. content[^8..]],
            "truncated" => content[..^1],
            "longer" => [.. content, 0],
            "empty" => [],
            "another" => report.Files[0].Content,
            _ => content,
        }).Save(folder);
        if (damage == "missing") File.Delete(Path.Combine(folder, "data", "file-1.csv.gz"));
        return manifest;
    }

    private void AssertTold(string damage)
    {
        Assert.Equal([damage == "missing" ? "InventoryFileMissing" : "InventoryDamaged", "InventoryIncomplete"], _bench.FailedIds);
        Assert.Contains("file-1.csv.gz", _bench.Failures.First().Message);
        Assert.Contains("1 of 3 data files", _bench.Failures.Last().Message);
    }
}
