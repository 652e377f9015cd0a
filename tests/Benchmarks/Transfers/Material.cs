using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace S3Encryption.Benchmarks.Transfers;

/// <summary>The files that are sent, and where those that are received go: in memory, where the machine has a folder that is.</summary>
internal sealed class Material : IDisposable
{
    private const string MemoryFolder = "/dev/shm";
    private const int SmallBytes = 64 << 10;
    private const int Block = 1 << 20;
    private readonly PosixSignalRegistration[] _signals;
    private int _folders;

    public Material(TransferOptions options)
    {
        var isRoomy = Directory.Exists(MemoryFolder) && options.LargeBytes < GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8;
        Folder = Directory.CreateDirectory(
            Path.Combine(isRoomy ? MemoryFolder : Path.GetTempPath(), $"s3encryption-bench-{Environment.ProcessId}")).FullName;
        _signals = [OnSignal(PosixSignal.SIGINT), OnSignal(PosixSignal.SIGTERM)];
        Large = Path.Combine(Folder, "large");
        SmallFolder = Directory.CreateDirectory(Path.Combine(Folder, "small")).FullName;
        Tiny = Path.Combine(Folder, Transfer.TinyKey);
        Fill(Large, options.LargeBytes);
        Fill(Tiny, 16);
        for (var number = 0; number < options.Objects; number++)
            Fill(Path.Combine(SmallFolder, Transfer.SmallName(number)), SmallBytes);
    }

    public string Folder { get; }

    public string Large { get; }

    public string SmallFolder { get; }

    public string Tiny { get; }

    /// <summary>An empty folder.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(Folder, $"received-{++_folders}")).FullName;

    /// <summary>The file that a small object was made of.</summary>
    public string Small(string key) => Path.Combine(SmallFolder, Path.GetFileName(key));

    public static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        Directory.Delete(Folder, recursive: true);
    }

    // Ctrl+C must not leave it in memory.
    private PosixSignalRegistration OnSignal(PosixSignal signal) => PosixSignalRegistration.Create(signal, _ =>
    {
        Directory.Delete(Folder, recursive: true);
        Environment.Exit(1);
    });

    private static void Fill(string path, long bytes)
    {
        using var file = File.Create(path);
        var block = new byte[Math.Min(Block, bytes)];
        for (; bytes > 0; bytes -= block.Length)
        {
            Random.Shared.NextBytes(block);
            file.Write(block, 0, (int)Math.Min(block.Length, bytes));
        }
    }
}
