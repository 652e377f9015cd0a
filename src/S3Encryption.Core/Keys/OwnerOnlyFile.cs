using System;
using System.IO;
using System.Security.AccessControl;
using System.Security.Principal;
using S3Encryption.Core.Files;

namespace S3Encryption.Core.Keys;

/// <summary>Writes a file that its owner alone may read, whole or not at all.</summary>
internal static class OwnerOnlyFile
{
    /// <param name="path">The full path.</param>
    /// <param name="content">What to write; the caller zeroes it.</param>
    /// <param name="overwrite">Whether to replace a file of that name.</param>
    /// <param name="exists">The failure where there is one that is to be kept.</param>
    /// <exception cref="S3EncryptionException"><paramref name="exists"/>, or <c>FileNotWritable</c>; nothing is left behind.</exception>
    public static void Write(string path, byte[] content, bool overwrite, Func<string, S3EncryptionException> exists) =>
        WholeFile.Write(path, overwrite, exists, Open, file => file.Write(content, 0, content.Length));

#if NET
    private static FileStream Open(string path) =>
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
    private static FileStream Open(string path) =>
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
