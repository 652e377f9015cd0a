using System;
using System.IO;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Files;

/// <summary>
/// Writes a file aside first, then moves it to its name, so that what has the name is whole. One that exists is replaced only where that is
/// asked for, however many processes write at once.
/// </summary>
internal static class WholeFile
{
    /// <param name="path">The full path.</param>
    /// <param name="overwrite">Whether to replace a file of that name.</param>
    /// <param name="exists">The failure where there is one that is to be kept.</param>
    /// <param name="create">Makes the new file.</param>
    /// <param name="write">Writes it.</param>
    /// <exception cref="S3EncryptionException"><paramref name="exists"/>, or <c>FileNotWritable</c>; nothing is left behind.</exception>
    public static void Write(
        string path, bool overwrite, Func<string, S3EncryptionException> exists, Func<string, FileStream> create, Action<FileStream> write)
    {
        if (!overwrite && File.Exists(path)) throw exists(path);
        var aside = $"{path}.{Guid.NewGuid():N}.partial";
        try
        {
            using (var file = create(aside))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            if (overwrite) FileMove.Replacing(aside, path);
            else FileMove.ToNewName(aside, path);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            // Another process was first.
            if (!overwrite && File.Exists(path)) throw exists(path);
            throw FileFailures.CannotWrite(path, e);
        }
        finally
        {
            if (File.Exists(aside)) File.Delete(aside);
        }
    }
}
