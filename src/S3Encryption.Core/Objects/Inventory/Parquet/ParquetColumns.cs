#if NET
using System;
using System.Collections.Generic;
using System.Linq;
using Parquet.Schema;

namespace S3Encryption.Core.Objects.Inventory.Parquet;

/// <summary>The columns that a file really has, by the names that CSV gives them.</summary>
internal sealed class ParquetColumns(ParquetSchema schema)
{
    private readonly Dictionary<string, DataField> _fields = schema.DataFields
        .GroupBy(field => Spelled(field.Name)).ToDictionary(group => group.Key, group => group.First());

    /// <summary>A column; null where the file does not have it.</summary>
    public DataField? this[InventoryColumn column] => _fields.GetValueOrDefault(Spelled(column.ToString()));

    /// <exception cref="FormatException">The file does not have it.</exception>
    public DataField Required(InventoryColumn column) => this[column] ?? throw new FormatException($"it has no column {column}");

    private static string Spelled(string name) => name.Replace("_", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
}
#endif
