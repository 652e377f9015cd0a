namespace S3Encryption.Core.Objects.Inventory.Csv;

/// <summary>
/// A stretch of inflated text. There is room before it for the beginning of a row that the stretch before it ends with, so that rows are
/// read where they are.
/// </summary>
internal sealed class Block
{
    /// <summary>Room for the longest row: S3's keys have 1,024 bytes, three times as many when encoded.</summary>
    public const int Headroom = 64 * 1024;

    /// <summary>The most that one holds.</summary>
    public const int Most = 256 * 1024;

    public byte[] Bytes { get; } = new byte[Headroom + Most];

    /// <summary>How many bytes there are from <see cref="Headroom"/> on.</summary>
    public int Count { get; set; }
}
