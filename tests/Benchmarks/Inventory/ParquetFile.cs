using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace S3Encryption.Benchmarks.Inventory;

/// <summary>Rows as the columns of a Parquet file, in row groups of 250,000.</summary>
internal static class ParquetFile
{
    public const string Schema = "message s3.inventory { required binary bucket (UTF8); required binary key (UTF8); "
        + "optional binary version_id (UTF8); optional boolean is_latest; optional boolean is_delete_marker; optional int64 size; "
        + "optional int64 last_modified_date (TIMESTAMP_MILLIS); optional binary e_tag (UTF8); optional binary storage_class (UTF8); "
        + "optional boolean is_multipart_uploaded; optional binary replication_status (UTF8); optional binary encryption_status (UTF8); "
        + "optional binary bucket_key_status (UTF8); optional binary checksum_algorithm (UTF8); }";

    private const int GroupSize = 250_000;

    private static readonly DataField[] Fields =
    [
        new("bucket", typeof(string), isNullable: false), new("key", typeof(string), isNullable: false), Text("version_id"),
        new DataField<bool?>("is_latest"), new DataField<bool?>("is_delete_marker"), new DataField<long?>("size"),
        new DateTimeDataField("last_modified_date", DateTimeFormat.DateAndTime, isNullable: true), Text("e_tag"), Text("storage_class"),
        new DataField<bool?>("is_multipart_uploaded"), Text("replication_status"), Text("encryption_status"), Text("bucket_key_status"),
        Text("checksum_algorithm"),
    ];

    public static async Task WriteAsync(string path, IEnumerable<string[]> rows)
    {
        await using var file = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(Fields), file);
        foreach (var chunk in rows.Chunk(GroupSize))
        {
            using var group = writer.CreateRowGroup();
            for (var column = 0; column < Fields.Length; column++) await WriteAsync(group, Fields[column], chunk, column);
            group.CompleteValidate();
        }
    }

    private static Task WriteAsync(ParquetRowGroupWriter group, DataField field, string[][] rows, int column)
    {
        if (field.ClrType == typeof(bool)) return group.WriteAsync<bool>(field, rows.Select(r => (bool?)(r[column] == "true")).ToArray());
        if (field.ClrType == typeof(long))
            return group.WriteAsync<long>(field, rows.Select(r => (long?)long.Parse(r[column], CultureInfo.InvariantCulture)).ToArray());
        if (field.ClrType == typeof(DateTime))
        {
            return group.WriteAsync<DateTime>(
                field, rows.Select(r => (DateTime?)DateTimeOffset.Parse(r[column], CultureInfo.InvariantCulture).UtcDateTime).ToArray());
        }

        return group.WriteAsync(field, [.. rows.Select(r => r[column].Length > 0 ? r[column] : null!)]);
    }

    private static DataField Text(string name) => new(name, typeof(string), isNullable: true);
}
