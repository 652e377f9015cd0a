using System;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Faults.Kills;

/// <summary>Runs a script in a process of its own and ends that as a power cut would: nothing of it gets to clean up.</summary>
internal static class KilledScript
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Kills it at a point, or lets it end where that is not reached.</summary>
    /// <param name="place">What its variables are.</param>
    /// <param name="script">What it runs.</param>
    /// <param name="isReached">Whether the point is reached.</param>
    public static async Task RunAsync(Place place, string script, Func<bool> isReached)
    {
        var variables = $"$b = '{place.Name}'; $dir = '{place.Folder}'; $key = '{Bench.Keys[0]}'; $other = '{Bench.Keys[1]}'; $big = '{BigFile.Path}'; ";
        using var process = await ScriptProcess.StartAsync($"Import-Module $Manifest; {variables} {script}", place.Sandbox.Environment());
        // Else it stands still when nobody reads what it says.
        var said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(SpinWait.SpinUntil(() => isReached() || process.HasExited, Patience), $"The point was not reached: {script}");
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _ = await said;
    }
}
