namespace S3Encryption.Core.Objects.Checksums;

/// <summary>CRCs as bytes, the most significant first, which is how S3 writes them.</summary>
internal static class CrcBytes
{
    public static byte[] ToBytes(this ulong crc, int bits)
    {
        var bytes = new byte[bits / 8];
        for (var i = bytes.Length - 1; i >= 0; i--, crc >>= 8) bytes[i] = (byte)crc;
        return bytes;
    }

    public static ulong ToCrc(this byte[] bytes)
    {
        ulong crc = 0;
        foreach (var b in bytes) crc = (crc << 8) | b;
        return crc;
    }
}
