using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace S3Encryption.Cmdlets.Tests.Faults.Kills;

/// <summary>How often each command is killed: a few times in each run, and S3ENCRYPTION_KILLS times where that is set.</summary>
internal static class KillCount
{
    private const int InEachRun = 3;

    /// <summary>Spread over all that a command does, and the same in each run.</summary>
    /// <param name="all">How many points there are.</param>
    public static IEnumerable<int> Points(int all)
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("S3ENCRYPTION_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? asked
            : InEachRun;
        return Enumerable.Range(0, count).Select(i => 1 + (int)((long)i * all / count)).Distinct();
    }
}
