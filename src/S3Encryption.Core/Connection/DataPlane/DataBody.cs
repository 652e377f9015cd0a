using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>The body of a request, which can be sent again when the first try is lost.</summary>
internal abstract class DataBody
{
    /// <summary>Bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Writes all of it, telling after each piece that something moved.</summary>
    public abstract Task WriteToAsync(Stream network, Action moved, CancellationToken stop);

    /// <summary>Shows all of it, piece by piece.</summary>
    public abstract void Show(Action<ArraySegment<byte>> look);

    /// <summary>The SHA-256 in hex, which is signed where no TLS protects the body.</summary>
    public string Sha256() => SignatureV4.Hex(Hash(HashAlgorithmName.SHA256));

    /// <summary>The MD5 in base64, for servers that verify nothing else.</summary>
    public string Md5() => KnownMd5 ?? Convert.ToBase64String(Hash(HashAlgorithmName.MD5));

    /// <summary>What <see cref="Md5"/> gives, where it was computed already.</summary>
    public string? KnownMd5 { get; set; }

    private byte[] Hash(HashAlgorithmName name)
    {
        using var hash = IncrementalHash.CreateHash(name);
        Show(piece => hash.AppendData(piece.Array!, piece.Offset, piece.Count));
        return hash.GetHashAndReset();
    }
}
