using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace S3Encryption.Sandbox.Kms;

/// <summary>
/// Encrypts under a key's current material. A blob is: version, length and text of the key id, id of the material, nonce, tag,
/// ciphertext. Key id and encryption context are authenticated, so that a blob opens only with the key and context it was made with.
/// </summary>
internal static class KmsCipher
{
    private const byte Version = 1;
    private const int MaterialIdSize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    internal static byte[] Encrypt(KmsKey key, ReadOnlySpan<byte> plaintext, IReadOnlyDictionary<string, string> context)
    {
        var material = key.Rotation.Current;
        var header = 2 + key.KeyId.Length + MaterialIdSize;
        var blob = new byte[header + NonceSize + TagSize + plaintext.Length];
        (blob[0], blob[1]) = (Version, (byte)key.KeyId.Length);
        _ = Encoding.ASCII.GetBytes(key.KeyId, blob.AsSpan(2));
        _ = Convert.FromHexString(material.Id, blob.AsSpan(2 + key.KeyId.Length), out _, out _);
        RandomNumberGenerator.Fill(blob.AsSpan(header, NonceSize));
        using var aes = new AesGcm(material.Bytes, TagSize);
        aes.Encrypt(
            blob.AsSpan(header, NonceSize),
            plaintext,
            blob.AsSpan(header + NonceSize + TagSize),
            blob.AsSpan(header + NonceSize, TagSize),
            Associated(key.KeyId, context));
        return blob;
    }

    /// <summary>The id of the key a blob was encrypted under; null where it is no blob.</summary>
    internal static string? KeyIdOf(ReadOnlySpan<byte> blob) =>
        blob.Length > 2 && blob[0] == Version && blob.Length >= 2 + blob[1] + MaterialIdSize + NonceSize + TagSize
            ? Encoding.ASCII.GetString(blob.Slice(2, blob[1]))
            : null;

    /// <summary>The id of the material a blob was encrypted with.</summary>
    internal static string MaterialIdOf(ReadOnlySpan<byte> blob) => Convert.ToHexStringLower(blob.Slice(2 + blob[1], MaterialIdSize));

    internal static byte[] Decrypt(KmsKey key, ReadOnlySpan<byte> blob, IReadOnlyDictionary<string, string> context)
    {
        var material = key.Rotation.Find(MaterialIdOf(blob)) ?? throw KmsErrors.InvalidCiphertext();
        var rest = blob[(2 + key.KeyId.Length + MaterialIdSize)..];
        var plaintext = new byte[rest.Length - NonceSize - TagSize];
        using var aes = new AesGcm(material.Bytes, TagSize);
        try
        {
            aes.Decrypt(
                rest[..NonceSize],
                rest[(NonceSize + TagSize)..],
                rest.Slice(NonceSize, TagSize),
                plaintext,
                Associated(key.KeyId, context));
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw KmsErrors.InvalidCiphertext();
        }
    }

    private static byte[] Associated(string keyId, IReadOnlyDictionary<string, string> context)
    {
        var data = new MemoryStream();
        Append(data, keyId);
        foreach (var (name, value) in context.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            Append(data, name);
            Append(data, value);
        }

        return data.ToArray();
    }

    private static void Append(MemoryStream data, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        data.Write(length);
        data.Write(bytes);
    }
}
