#if NET
using System;
#endif
using System.IO;
#if NET
using System.Runtime.InteropServices;
#endif

namespace S3Encryption.Core.Files;

/// <summary>Gives a finished file its name.</summary>
internal static class FileMove
{
    /// <summary>Replaces what has the name.</summary>
    public static void Replacing(string from, string to)
    {
#if NET
        File.Move(from, to, overwrite: true);
#else
        if (File.Exists(to)) File.Replace(from, to, null);
        else File.Move(from, to);
#endif
    }

    /// <summary>
    /// Fails where the name is taken, even in this instant. <see cref="File.Move(string, string)"/> looks first and renames then on Unix,
    /// so that of two who move at once one replaces the other's file.
    /// </summary>
    /// <exception cref="IOException">The name is taken.</exception>
    public static void ToNewName(string from, string to)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            ToNewNameOnUnix(from, to);
            return;
        }
#endif
        File.Move(from, to);
    }

#if NET
    private const int NameTaken = 17;  // EEXIST, on Linux and macOS alike.

    private static void ToNewNameOnUnix(string from, string to)
    {
        if (Link(from, to) == 0)
        {
            File.Delete(from);
            return;
        }

        if (Marshal.GetLastPInvokeError() == NameTaken) throw new IOException($"The file '{to}' already exists.");
        // A file system without links: the name is claimed first.
        using (new FileStream(to, FileMode.CreateNew)) File.Move(from, to, overwrite: true);
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);
#endif
}
