using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Keys.Wrapping;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>
/// A keyring: a folder with one JSON file a key, named by the key's SHA-256, so that no two processes can save one key twice. Files come
/// whole and are never replaced; what else lies there is left alone.
/// </summary>
public sealed class KeyringFolder
{
    private const string Extension = ".json";
    private const int MostBytes = 1 << 20;

    /// <summary>Touches nothing yet.</summary>
    /// <param name="path">The full path of the folder.</param>
    public KeyringFolder(string path) => Path = path;

    /// <summary>The full path of the folder.</summary>
    public string Path { get; }

    /// <summary>Reads every key, the newest first.</summary>
    /// <param name="damaged">Called for each file that cannot be read as a key; the others go on.</param>
    /// <exception cref="S3EncryptionException"><c>SseCKeyringNotFound</c>, or <c>FileNotReadable</c>: the folder itself.</exception>
    public IReadOnlyList<StoredSseCKey> Read(Action<S3EncryptionException> damaged)
    {
        var found = new List<StoredSseCKey>();
        foreach (var path in Files())
        {
            try
            {
                found.Add(ReadFile(path));
            }
            catch (S3EncryptionException e)
            {
                damaged(e);
            }
        }

        return [.. found.OrderByDescending(k => k.Entry.Created).ThenBy(k => k.Entry.Fingerprint, StringComparer.Ordinal)];
    }

    /// <summary>Adds a key, making the folder where there is none. The key counts as kept from then on.</summary>
    /// <exception cref="S3EncryptionException"><c>SseCKeyExists</c>, or <c>FileNotWritable</c>.</exception>
    public void Save(SseCKey key, KeyWrapping wrapping, KeyDescription description)
    {
        var stored = StoredSseCKey.Of(key, wrapping, description);
        var path = FileOf(key.Fingerprint);
        MakeFolder();
        OwnerOnlyFile.Write(path, KeyDocumentWriter.Write(stored), overwrite: false, p => KeyringFailures.Exists(p, stored.Entry));
        key.Path ??= path;
    }

    /// <summary>Where a key of this fingerprint is, or would be.</summary>
    public string FileOf(string fingerprint)
    {
        var hash = Convert.FromBase64String(fingerprint.Substring(fingerprint.IndexOf(':') + 1) + "=");
        return System.IO.Path.Combine(Path, string.Concat(hash.Select(b => b.ToString("x2", CultureInfo.InvariantCulture))) + Extension);
    }

    /// <summary>Removes the file of a key, where it still holds that key. What only this key opens is lost with it.</summary>
    /// <exception cref="S3EncryptionException"><c>SseCKeyringChanged</c>, <c>FileNotReadable</c> or <c>FileNotWritable</c>.</exception>
    public static void Remove(SseCKeyEntry entry)
    {
        var path = entry.Path!;
        if (!File.Exists(path) || ReadFile(path).Entry.Fingerprint != entry.Fingerprint) throw KeyringFailures.NotTheEntry(entry);
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotWrite(path, e);
        }
    }

    private static StoredSseCKey ReadFile(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes) throw KeyringFailures.Damaged(path, "it is too large for a key");
            return KeyDocumentReader.Read(File.ReadAllText(path, Encoding.UTF8), path);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotRead(path, e);
        }
    }

    private List<string> Files()
    {
        if (!Directory.Exists(Path)) throw KeyringFailures.NotFound(Path);
        try
        {
            return [.. Directory.EnumerateFiles(Path, "*" + Extension)];
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw KeyringFailures.CannotList(Path, e);
        }
    }

    private void MakeFolder()
    {
        if (Directory.Exists(Path)) return;
        try
        {
#if NET
            if (!OperatingSystem.IsWindows())
            {
                _ = Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                return;
            }
#endif
            _ = Directory.CreateDirectory(Path);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotWrite(Path, e);
        }
    }
}
