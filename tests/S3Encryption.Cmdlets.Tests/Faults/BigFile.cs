using System;
using System.IO;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>A file that is sent in three parts, the same for every run.</summary>
internal static class BigFile
{
    private const int Size = (16 << 20) + 1000;

    private static readonly Lazy<string> Made = new(Make);

    public static string Path => Made.Value;

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("s3encryption-big-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var content = new byte[Size];
        new Random(1).NextBytes(content);
        var path = System.IO.Path.Combine(folder.FullName, "big");
        File.WriteAllBytes(path, content);
        return path;
    }
}
