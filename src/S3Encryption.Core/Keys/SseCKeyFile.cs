using System;
using System.IO;
using System.Security.AccessControl;
using System.Security.Principal;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Keys;

/// <summary>
/// A key on disk as 32 raw bytes, which <c>aws s3 cp --sse-c-key fileb://…</c> reads as well. Only its owner may read it.
/// </summary>
public static class SseCKeyFile
{
    /// <summary>Reads a key from its file, in any form that <see cref="SseCKeyReader"/> takes.</summary>
    /// <exception cref="S3EncryptionException"><c>FileNotReadable</c>, or <c>InvalidSseCKey</c>.</exception>
    public static SseCKeyReading Read(string path)
    {
        var content = ReadAll(path);
        try
        {
            return SseCKeyReader.FromFile(content, path);
        }
        finally
        {
            Array.Clear(content, 0, content.Length);
        }
    }

    /// <summary>Writes a new file; one that exists is never touched, for it may be the only copy of another key.</summary>
    internal static void Create(string path, byte[] material)
    {
        if (File.Exists(path)) throw FileFailures.KeyFileExists(path);
        try
        {
            using var file = OpenOwnerOnly(path);
            file.Write(material, 0, material.Length);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotWrite(path, e);
        }
    }

    private static byte[] ReadAll(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotRead(path, e);
        }
    }

#if NET
    private static FileStream OpenOwnerOnly(string path) =>
        OperatingSystem.IsWindows() ? OpenForWindowsUser(path) : new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });

    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
    private static FileStream OpenForWindowsUser(string path) =>
        new FileInfo(path).Create(FileMode.CreateNew, FileSystemRights.Write, FileShare.None, 4096, FileOptions.None, OwnerOnly());

    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#else
    private static FileStream OpenOwnerOnly(string path) =>
        new(path, FileMode.CreateNew, FileSystemRights.Write, FileShare.None, 4096, FileOptions.None, OwnerOnly());

#endif
    private static FileSecurity OwnerOnly()
    {
        var access = new FileSecurity();
        access.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        access.AddAccessRule(new FileSystemAccessRule(
            WindowsIdentity.GetCurrent().User!, FileSystemRights.FullControl, AccessControlType.Allow));
        return access;
    }
}
