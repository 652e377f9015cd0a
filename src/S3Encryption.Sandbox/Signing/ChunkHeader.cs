using System;
using System.Globalization;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Signing;

/// <summary><c>10000;chunk-signature=ad80…</c>: the size in hex, and the signature where chunks are signed.</summary>
internal readonly record struct ChunkHeader(long Size, string Signature)
{
    private const string Extension = "chunk-signature=";
    private const long LargestPut = 5L << 30;

    internal static ChunkHeader Parse(string line)
    {
        var semicolon = line.IndexOf(';', StringComparison.Ordinal);
        var size = semicolon < 0 ? line.AsSpan() : line.AsSpan(0, semicolon);
        var extension = semicolon < 0 ? "" : line[(semicolon + 1)..];
        if (!long.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bytes)
            || bytes is < 0 or > LargestPut)
        {
            throw Malformed();
        }

        return new ChunkHeader(bytes, extension.StartsWith(Extension, StringComparison.Ordinal) ? extension[Extension.Length..] : "");
    }

    internal static AwsErrorException Malformed() => new(400, "InvalidRequest", "The chunk framing of the request body is not valid.");
}
