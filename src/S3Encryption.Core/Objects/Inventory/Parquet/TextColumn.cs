#if NET
using System;
using System.Threading;
using System.Threading.Tasks;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace S3Encryption.Core.Objects.Inventory.Parquet;

/// <summary>The texts of one column of a row group, one after the other, without a string for each.</summary>
internal sealed class TextColumn : IDisposable
{
    private readonly RawColumnData<ReadOnlyMemory<char>>? _data;
    private readonly bool _isNullable;
    private int _row = -1;
    private int _value = -1;

    private TextColumn(RawColumnData<ReadOnlyMemory<char>>? data, bool isNullable) => (_data, _isNullable) = (data, isNullable);

    /// <summary>Opens a column; one that is not there has no text in any row.</summary>
    public static async Task<TextColumn> OpenAsync(ParquetRowGroupReader group, DataField? field, CancellationToken stop)
    {
        if (field is null) return new TextColumn(null, false);
        var data = await group.ReadRawColumnDataBaseAsync(field, stop).ConfigureAwait(false);
        if (data is RawColumnData<ReadOnlyMemory<char>> texts) return new TextColumn(texts, field.IsNullable);
        data.Dispose();
        throw new FormatException($"column {field.Name} is no text");
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Its text; empty where it has none.</returns>
    public ReadOnlySpan<char> Next()
    {
        _row++;
        if (_data is null || (_isNullable && _data.DefinitionLevels[_row] == 0)) return default;
        return _data.Values[++_value].Span;
    }

    /// <summary>The same as a string; null where it has none.</summary>
    public string? NextString() => Next() is { Length: > 0 } text ? text.ToString() : null;

    /// <inheritdoc/>
    public void Dispose() => _data?.Dispose();
}
#endif
