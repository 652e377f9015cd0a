using System;
using System.IO;
using System.Security.AccessControl;
using System.Security.Principal;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Keys;

/// <summary>
/// A key on disk as 32 raw bytes, which <c>aws s3 cp --sse-c-key fileb://…</c> reads as well. Only its owner may read it.
/// </summary>
internal static class SseCKeyFile
{
    /// <summary>Writes a new file; one that exists is never touched, for it may be the only copy of another key.</summary>
    public static void Create(string path, byte[] material)
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
