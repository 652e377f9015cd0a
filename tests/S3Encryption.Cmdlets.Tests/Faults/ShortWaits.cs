using System;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>While it lives, the module of this process waits briefly for an answer, and between tries.</summary>
internal sealed class ShortWaits : IDisposable
{
    private const string Stall = "S3Encryption.StallSeconds";
    private const string Longest = "S3Encryption.LongestWait";

    public ShortWaits()
    {
        AppContext.SetData(Stall, 1.0);
        AppContext.SetData(Longest, 10.0);
    }

    public void Dispose()
    {
        AppContext.SetData(Stall, null);
        AppContext.SetData(Longest, null);
    }
}
