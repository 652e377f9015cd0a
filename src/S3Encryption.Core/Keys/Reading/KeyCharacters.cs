using System;
using System.Runtime.InteropServices;
using System.Security;

namespace S3Encryption.Core.Keys.Reading;

/// <summary>Characters of a secret outside managed strings, which cannot be zeroed; these are when they are disposed.</summary>
public sealed class KeyCharacters : IDisposable
{
    private readonly char[] _characters;

    private KeyCharacters(int length) => _characters =
#if NET
        // Pinned, so that a moving collector leaves no second copy behind.
        GC.AllocateUninitializedArray<char>(length, pinned: true);
#else
        new char[length];
#endif

    /// <summary>The characters, until this is disposed.</summary>
    internal ReadOnlySpan<char> Span => _characters;

    /// <summary>The content of a SecureString.</summary>
    public static KeyCharacters Of(SecureString secret)
    {
        var characters = new KeyCharacters(secret.Length);
        var copy = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            Marshal.Copy(copy, characters._characters, 0, secret.Length);
            return characters;
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(copy);
        }
    }

    /// <summary>ASCII bytes, with or without UTF-8's byte order mark, as characters; null where a byte is not ASCII.</summary>
    internal static KeyCharacters? OfAscii(byte[] content)
    {
        var from = content.Length >= 3 && content[0] == 0xef && content[1] == 0xbb && content[2] == 0xbf ? 3 : 0;
        for (var i = from; i < content.Length; i++)
            if (content[i] is 0 or >= 0x80) return null;
        var characters = new KeyCharacters(content.Length - from);
        for (var i = from; i < content.Length; i++) characters._characters[i - from] = (char)content[i];
        return characters;
    }

    /// <inheritdoc/>
    public void Dispose() => Array.Clear(_characters, 0, _characters.Length);
}
