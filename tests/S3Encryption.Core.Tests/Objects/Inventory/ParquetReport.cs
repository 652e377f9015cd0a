using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;
using S3Encryption.Tests.Inventory;

namespace S3Encryption.Core.Tests.Objects.Inventory;

/// <summary>The rows of a CSV report as a Parquet report: nothing is null text, keys are not encoded.</summary>
internal static class ParquetReport
{
    private const string Schema = "message s3.inventory { required binary bucket (UTF8); required binary key (UTF8); optional int64 size; "
        + "optional int64 last_modified_date (TIMESTAMP_MILLIS); optional binary e_tag (UTF8); optional binary storage_class (UTF8); "
        + "optional binary encryption_status (UTF8); optional binary bucket_key_status (UTF8); optional boolean is_latest; "
        + "optional boolean is_delete_marker; }";

    private static readonly DataField[] Fields =
    [
        new("bucket", typeof(string), isNullable: false), new("key", typeof(string), isNullable: false), new DataField<long?>("size"),
        new DateTimeDataField("last_modified_date", DateTimeFormat.DateAndTime, isNullable: true), new("e_tag", typeof(string), true),
        new("storage_class", typeof(string), true), new("encryption_status", typeof(string), true),
        new("bucket_key_status", typeof(string), true), new DataField<bool?>("is_latest"), new DataField<bool?>("is_delete_marker"),
    ];

    public static InventoryReport New() => new(Schema, "Parquet");

    /// <summary>Adds a data file of rows of <see cref="InventoryReport.Usual"/>, cut into row groups.</summary>
    public static async Task<InventoryReport> AddAsync(
        this InventoryReport report, IReadOnlyList<string[]> rows, int groupSize = 1000, bool? isLatest = null, bool? isDeleteMarker = null)
    {
        using var content = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(Fields), content))
        {
            foreach (var chunk in rows.Chunk(groupSize))
            {
                using var group = writer.CreateRowGroup();
                await group.WriteAsync(Fields[0], [.. chunk.Select(r => r[0])]);
                await group.WriteAsync(Fields[1], [.. chunk.Select(r => Uri.UnescapeDataString(r[1].Replace('+', ' ')))]);
                await group.WriteAsync<long>(Fields[2], chunk.Select(r => SizeOf(r[2])).ToArray());
                await group.WriteAsync<DateTime>(Fields[3], chunk.Select(r => TimeOf(r[3])).ToArray());
                for (var column = 4; column < 8; column++)
                    await group.WriteAsync(Fields[column], [.. chunk.Select(r => r[column].Length > 0 ? r[column] : null!)]);
                await group.WriteAsync<bool>(Fields[8], chunk.Select(_ => isLatest).ToArray());
                await group.WriteAsync<bool>(Fields[9], chunk.Select(_ => isDeleteMarker).ToArray());
                group.CompleteValidate();
            }
        }

        return report.AddFile(content.ToArray(), ".parquet");
    }

    private static DateTime? TimeOf(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime;

    private static long? SizeOf(string text) => text.Length > 0 ? long.Parse(text, CultureInfo.InvariantCulture) : null;
}
