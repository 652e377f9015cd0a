#if NET
using System;
using System.Threading;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace S3Encryption.Core.Objects.Inventory.Parquet;

/// <summary>The numbers, times or truths of one column of a row group.</summary>
internal static class ValueColumn
{
    /// <summary>Reads a column; null where it is not there.</summary>
    /// <exception cref="FormatException">It holds something else.</exception>
    public static async Task<T?[]?> ReadAsync<T>(ParquetRowGroupReader group, DataField? field, CancellationToken stop) where T : struct
    {
        if (field is null) return null;
        if (field.ClrType != typeof(T))
            throw new FormatException($"column {field.Name} is {field.ClrType.Name} in place of {typeof(T).Name}");
        var values = new T?[checked((int)group.RowCount)];
        if (field.IsNullable)
        {
            await group.ReadAsync<T>(field, values.AsMemory(), null, stop).ConfigureAwait(false);
            return values;
        }

        var present = new T[values.Length];
        await group.ReadAsync<T>(field, present.AsMemory(), null, stop).ConfigureAwait(false);
        for (var i = 0; i < present.Length; i++) values[i] = present[i];
        return values;
    }

    /// <summary>S3's times are universal; the file does not always say so.</summary>
    public static DateTimeOffset? Time(DateTime?[]? column, int row) =>
        column?[row] is DateTime time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null;
}
#endif
