namespace S3Encryption.Core.Objects.Inventory;

/// <summary>The forms of an inventory's data files that are read here.</summary>
internal enum InventoryFormat
{
    /// <summary>Comma-separated values under gzip.</summary>
    Csv,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
