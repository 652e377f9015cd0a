using System.IO;

namespace S3Encryption.Core.Objects.Presigning;

/// <summary>The file that the lines for curl and PowerShell read an SSE-C key from.</summary>
internal static class KeyFile
{
    /// <summary>Stands for a file of the reader's own with the key's 32 bytes.</summary>
    public const string Placeholder = "my.key";

    /// <summary>The key's own file, where it holds the bytes as they are and not as text.</summary>
    public static string Of(SseCKey key)
    {
        if (key.Path is not string path) return Placeholder;
        var file = new FileInfo(path);
        return file.Exists && file.Length == SseCKey.Size ? file.FullName : Placeholder;
    }
}
