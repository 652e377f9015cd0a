using System;
using System.IO;
using System.Linq;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>Which file an object becomes. Nothing that a key says leads out of the folder that was named.</summary>
public static class DownloadPath
{
    // Not Path.GetInvalidFileNameChars: a folder that is shared with Windows should get names that Windows can read.
    private static readonly char[] Forbidden = ['<', '>', ':', '"', '/', '\\', '|', '?', '*'];

    // https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    private static readonly string[] Devices =
    [
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1", "LPT2", "LPT3", "LPT4",
        "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    ];

    /// <summary>The path itself, or where it is a folder, the last segment of the key in it.</summary>
    /// <exception cref="S3EncryptionException">
    /// <c>NoFileName</c>: the key's last segment is no name for a file, and none was given.
    /// </exception>
    public static string For(string path, S3Location location)
    {
        if (!Directory.Exists(path) && !IsFolder(path)) return path;
        var key = location.Key!;
        return Path.Combine(path, Name(key.Substring(key.LastIndexOf('/') + 1), location));
    }

    /// <summary>Whether a path says that it is a folder's, also of one that is not there yet.</summary>
    public static bool IsFolder(string path) => path.EndsWith("/", StringComparison.Ordinal) || path.EndsWith("\\", StringComparison.Ordinal);

    /// <summary>The path below a folder that mirrors what follows the prefix in the key.</summary>
    /// <exception cref="S3EncryptionException"><c>NoFileName</c>: a segment of the key is no name for a file or folder.</exception>
    public static string Below(string folder, string prefix, S3Location location)
    {
        var rest = location.Key!.Substring(prefix.Length);
        return rest.Split('/').Aggregate(folder, (path, segment) => Path.Combine(path, Name(segment, location)));
    }

    /// <summary>Makes the folder of a file that <see cref="For"/> or <see cref="Below"/> named.</summary>
    /// <exception cref="S3EncryptionException">A link on the way could lead out of the folder, or it cannot be made.</exception>
    public static void MakeFolder(string folder, string file)
    {
        var parent = Path.GetDirectoryName(file)!;
        for (var at = new DirectoryInfo(parent); at is not null && at.FullName.Length > folder.TrimEnd('/', '\\').Length; at = at.Parent)
        {
            if (at.Exists && (at.Attributes & FileAttributes.ReparsePoint) != 0) throw FileFailures.IsLink(at.FullName);
        }

        try
        {
            _ = Directory.CreateDirectory(parent);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotWrite(file, e);
        }
    }

    private static string Name(string name, S3Location location)
    {
        if (IsName(name)) return name;
        throw new S3EncryptionException(
            "NoFileName", FailureCategory.InvalidInput, $"{location}: '{name}' cannot be the name of a file.",
            "Receive it by itself and name the file: -Path FOLDER/NAME.")
        { Location = location };
    }

    private static bool IsName(string name) =>
        name.Length > 0 && name is not ("." or "..")
        && name.IndexOfAny(Forbidden) < 0 && name.All(c => c >= ' ')
        // Windows drops them, so that two keys would become one file.
        && name[name.Length - 1] is not ('.' or ' ')
        && !Devices.Contains(name.Split('.')[0].TrimEnd(' '), StringComparer.OrdinalIgnoreCase);
}
