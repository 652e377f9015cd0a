using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace S3Encryption.Core.Objects.Inventory;

/// <summary>Which columns an inventory has, and in which order: whoever configured it chose them.</summary>
internal sealed class InventoryColumns
{
    private static readonly InventoryColumn[] All = (InventoryColumn[])Enum.GetValues(typeof(InventoryColumn));
    private readonly int[] _positions;

    private InventoryColumns(IReadOnlyList<string> names)
    {
        Names = names;
        var spelled = names.Select(Spelled).ToList();
        _positions = [.. All.Select(column => spelled.IndexOf(Spelled(column.ToString())))];
    }

    /// <summary>The names as the inventory has them, in its order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The <c>fileSchema</c> of CSV: the names in order, between commas.</summary>
    public static InventoryColumns OfCsv(string schema) => new([.. schema.Split(',').Select(name => name.Trim())]);

    /// <summary>The <c>fileSchema</c> of Parquet: <c>message s3.inventory { required binary key (UTF8); … }</c>.</summary>
    public static InventoryColumns OfParquet(string schema) => new(
        [.. Regex.Matches(schema, @"\b(?:required|optional)\s+\w+\s+(\w+)").Cast<Match>().Select(match => match.Groups[1].Value)]);

    /// <summary>Where a column is, from 0; -1 where the inventory does not have it.</summary>
    public int Of(InventoryColumn column) => _positions[(int)column];

    public bool Has(InventoryColumn column) => Of(column) >= 0;

    private static string Spelled(string name) => name.Replace("_", string.Empty).ToLowerInvariant();
}
