namespace S3Encryption.Core.Objects.Inventory;

/// <summary>One data file as the manifest names it.</summary>
/// <param name="Key">Its key in the bucket that the inventory was written to.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Md5">Its MD5 in lower-case hex.</param>
internal sealed record InventoryFile(string Key, long Size, string Md5)
{
    /// <summary>What follows the last slash of the key.</summary>
    public string Name => Key.Substring(Key.LastIndexOf('/') + 1);
}
