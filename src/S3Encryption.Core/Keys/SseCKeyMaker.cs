using System;
using System.Security.Cryptography;

namespace S3Encryption.Core.Keys;

/// <summary>Makes SSE-C keys on this computer. It touches no AWS type, so that making a key loads no SDK.</summary>
public static class SseCKeyMaker
{
    /// <summary>A key from the system's cryptographic random generator, kept in an owner-only file where a path is given.</summary>
    /// <exception cref="S3EncryptionException"><c>FileExists</c>, or the file cannot be written.</exception>
    public static SseCKey Generate(string? name = null, string? path = null)
    {
        var material = new byte[SseCKey.Size];
        try
        {
            using (var random = RandomNumberGenerator.Create()) random.GetBytes(material);
            if (path is not null) SseCKeyFile.Create(path, material);
            return new SseCKey(material, SseCKeyOrigin.Generated, name) { Path = path };
        }
        finally
        {
            Array.Clear(material, 0, material.Length);
        }
    }
}
