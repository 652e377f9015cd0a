using System;

namespace S3Encryption.Core.Keys.Exporting;

/// <summary>A key's text forms as ASCII bytes, which unlike strings can be zeroed by whoever asked for them.</summary>
internal static class KeyBytes
{
    /// <summary>44 characters of base64.</summary>
    public static byte[] Base64(SseCKey key)
    {
        var material = key.CopyMaterial();
        try
        {
            var text = new byte[Reading.KeyBase64.Padded];
            _ = System.Buffers.Text.Base64.EncodeToUtf8(material, text, out _, out _);
            return text;
        }
        finally
        {
            Array.Clear(material, 0, material.Length);
        }
    }

    /// <summary>64 lower-case hex digits.</summary>
    public static byte[] Hex(SseCKey key)
    {
        const string Digits = "0123456789abcdef";
        var material = key.CopyMaterial();
        try
        {
            var text = new byte[Reading.KeyHex.Length];
            for (var i = 0; i < material.Length; i++)
            {
                text[2 * i] = (byte)Digits[material[i] >> 4];
                text[(2 * i) + 1] = (byte)Digits[material[i] & 0xf];
            }

            return text;
        }
        finally
        {
            Array.Clear(material, 0, material.Length);
        }
    }
}
