using System;
using System.Linq;
using System.Text;
using CsCheck;
using S3Encryption.Core.Objects.Inventory;
using S3Encryption.Tests.Inventory;
using Xunit;

namespace S3Encryption.Core.Tests.Objects.Inventory;

/// <summary>A manifest is read as S3 writes it, and whatever else lies there is named as none, or as one that is not read.</summary>
public sealed class InventoryManifestTests
{
    private static readonly InventoryReport Report = new InventoryReport(InventoryReport.Usual)
        .Add(InventoryReport.Row("first")).Add(InventoryReport.Row("second"));

    [Fact]
    public void What_S3_wrote_is_read()
    {
        var manifest = InventoryManifest.Parse([0xEF, 0xBB, 0xBF, .. Report.Manifest], "m");
        Assert.Equal((InventoryReport.Source, InventoryFormat.Csv), (manifest.SourceBucket, manifest.Format));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1764201600000), manifest.Created);
        Assert.Equal(Report.Files.Select(file => new InventoryFile(file.Key, file.Size, file.Md5)), manifest.Files);
    }

    [Fact]
    public void Whatever_is_wrong_with_it_it_is_read_or_named() =>
        WrongJson.Of(Encoding.UTF8.GetString(Report.Manifest)).Sample(json =>
        {
            try
            {
                var manifest = InventoryManifest.Parse(json, "the manifest");
                Assert.True(manifest.Columns.Has(InventoryColumn.Key) && manifest.Columns.Has(InventoryColumn.EncryptionStatus));
                Assert.All(manifest.Files, file => Assert.True(file.Key.Length > 0 && file.Md5.Length > 0));
            }
            catch (S3EncryptionException e)
            {
                Assert.Contains(e.ErrorId, new[] { "InventoryMalformed", "InventoryNotSupported" });
                Assert.StartsWith("'the manifest': ", e.Message);
            }
        });

    [Fact]
    public void Columns_are_found_wherever_they_are_in_either_form() =>
        Gen.Shuffle(Enum.GetValues<InventoryColumn>()).Sample(order =>
        {
            var csv = InventoryColumns.OfCsv(string.Join(", ", order));
            var parquet = InventoryColumns.OfParquet(
                "message s3.inventory { " + string.Concat(order.Select(column => $"optional binary {Snake(column)} (UTF8); ")) + "}");
            for (var at = 0; at < order.Length; at++) Assert.Equal((at, at), (csv.Of(order[at]), parquet.Of(order[at])));
        });

    private static string Snake(InventoryColumn column) => column == InventoryColumn.ETag
        ? "e_tag"
        : string.Concat(column.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
