using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace S3Encryption.Cmdlets.Tests.Fixtures;

/// <summary>How often a key is in all that another process has in memory, as a debugger or a dump would show it.</summary>
/// <remarks>https://man7.org/linux/man-pages/man5/proc_pid_mem.5.html</remarks>
internal sealed record ProcessMemory(int Raw, int Hex, int Base64, int Base64Strings)
{
    public static ProcessMemory Search(int process, byte[] key)
    {
        var base64 = Convert.ToBase64String(key);
        byte[][] forms =
        [
            key, Encoding.ASCII.GetBytes(Convert.ToHexString(key)), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key)),
            Encoding.ASCII.GetBytes(base64), Encoding.Unicode.GetBytes(base64),
        ];
        var counts = new int[forms.Length];
        using var memory = new FileStream($"/proc/{process}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        foreach (var region in Regions(process).Select(region => Read(memory, region.Start, region.Length)))
            for (var i = 0; i < forms.Length; i++) counts[i] += region.AsSpan().Count(forms[i]);
        return new ProcessMemory(counts[0], counts[1] + counts[2], counts[3], counts[4]);
    }

    // What can be written is where a secret can be.
    private static IEnumerable<(long Start, int Length)> Regions(int process) =>
        from line in File.ReadLines($"/proc/{process}/maps")
        let fields = line.Split(' ')
        where fields[1].StartsWith("rw", StringComparison.Ordinal)
        let ends = fields[0].Split('-').Select(end => long.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray()
        let length = ends[1] - ends[0]
        where length <= Array.MaxLength
        select (ends[0], (int)length);

    // A region may have gone, or have pages that nobody touched.
    private static byte[] Read(FileStream memory, long start, int length)
    {
        var bytes = new byte[length];
        try
        {
            _ = memory.Seek(start, SeekOrigin.Begin);
            memory.ReadExactly(bytes);
        }
        catch (IOException)
        {
        }

        return bytes;
    }
}
