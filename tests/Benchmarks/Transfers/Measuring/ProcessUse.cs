using System;
using System.IO;
using System.Linq;
using System.Globalization;
using System.Runtime.InteropServices;

namespace S3Encryption.Benchmarks.Transfers.Measuring;

/// <summary>What processes use, as Linux accounts for it.</summary>
internal static class ProcessUse
{
    private const int Children = -1;

    /// <summary>The most resident memory of a process so far, in MiB; null once it has ended.</summary>
    /// <remarks>
    /// Not rusage's ru_maxrss: in a process that was started by another it counts what that one had, since both were one until exec.
    /// </remarks>
    public static double? Peak(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? null : double.Parse(line.AsSpan(6).TrimEnd(" kB"), CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Seconds of processor time, user and system, of all children of this process that have ended and been waited for.</summary>
    public static (double User, double System) OfEndedChildren()
    {
        // struct rusage on 64-bit Linux: two times of seconds and microseconds, then fourteen counts.
        var usage = new long[18];
        return getrusage(Children, usage) == 0
            ? (usage[0] + (usage[1] / 1e6), usage[2] + (usage[3] / 1e6))
            : throw new InvalidOperationException($"getrusage: {Marshal.GetLastPInvokeError()}");
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int getrusage(int who, [Out] long[] usage);
}
