using System;
using System.Security.Cryptography;
using System.Threading;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Inventory;

/// <summary>Compares a data file with what the manifest says of it.</summary>
internal static class FileVerification
{
    private const int Piece = 256 * 1024;

    /// <param name="local">The file.</param>
    /// <param name="file">What the manifest says.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="S3EncryptionException"><c>InventoryDamaged</c>: size or MD5 differ; or it cannot be read.</exception>
    public static void Verify(LocalFile local, InventoryFile file, string name, CancellationToken stop)
    {
        try
        {
            using var content = local.Open(1);
            if (content.Length != file.Size) throw InventoryFailures.Damaged(name, file, $"it has {content.Length} bytes");
            using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
            var buffer = new byte[Piece];
            for (int read; (read = content.Read(buffer, 0, Piece)) > 0; stop.ThrowIfCancellationRequested())
                md5.AppendData(buffer, 0, read);
            var found = InventorySource.Hex(md5.GetHashAndReset());
            if (found != file.Md5) throw InventoryFailures.Damaged(name, file, $"its MD5 is {found}");
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotRead(local.Path, e);
        }
    }
}
