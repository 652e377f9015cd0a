using System;
using System.IO;

namespace S3Encryption.Core.Objects;

/// <summary>Which file an object becomes.</summary>
public static class DownloadPath
{
    // Not Path.GetInvalidFileNameChars: a folder that is shared with Windows should get names that Windows can read.
    private static readonly char[] Forbidden = ['<', '>', ':', '"', '/', '\\', '|', '?', '*', '\0'];

    /// <summary>The path itself, or where it is a folder, the last segment of the key in it.</summary>
    /// <exception cref="S3EncryptionException">
    /// <c>NoFileName</c>: the key's last segment is no name for a file, and none was given.
    /// </exception>
    public static string For(string path, S3Location location)
    {
        var isFolder = Directory.Exists(path)
            || path.EndsWith("/", StringComparison.Ordinal)
            || path.EndsWith("\\", StringComparison.Ordinal);
        if (!isFolder) return path;
        var key = location.Key!;
        var name = key.Substring(key.LastIndexOf('/') + 1);
        if (name.Length > 0 && name is not ("." or "..") && name.IndexOfAny(Forbidden) < 0) return Path.Combine(path, name);
        throw new S3EncryptionException(
            "NoFileName", FailureCategory.InvalidInput, $"{location}: '{name}' cannot be the name of a file.",
            "Name the file: -Path FOLDER/NAME.")
        { Location = location };
    }
}
