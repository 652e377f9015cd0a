using System;
using System.IO;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Keys.Reading;

namespace S3Encryption.Core.Keys;

/// <summary>
/// A key on disk as 32 raw bytes, which <c>aws s3 cp --sse-c-key fileb://…</c> reads as well. Only its owner may read it.
/// </summary>
public static class SseCKeyFile
{
    // The longest of what is read is a wrapped key to a great many certificates.
    private const int MostBytes = 1 << 20;

    /// <summary>The bytes of a key file, which the caller zeroes.</summary>
    /// <exception cref="S3EncryptionException"><c>FileNotReadable</c>, or <c>InvalidSseCKey</c>: far too large to be one.</exception>
    public static byte[] ReadContent(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
            if (file.Length > MostBytes) throw FormFailures.TooLarge(file.Length, new ReadingOptions { Path = path });
            var content = new byte[file.Length];
            var done = 0;
            int read;
            while (done < content.Length && (read = file.Read(content, done, content.Length - done)) > 0) done += read;
            return content;
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotRead(path, e);
        }
    }

    /// <summary>Writes a new file; one that exists is never touched, for it may be the only copy of another key.</summary>
    internal static void Create(string path, byte[] material) =>
        OwnerOnlyFile.Write(path, material, overwrite: false, FileFailures.KeyFileExists);
}
