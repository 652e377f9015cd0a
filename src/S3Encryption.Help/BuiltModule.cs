using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace S3Encryption.Help;

/// <summary>The built module, opened by the real engine: parameter sets, aliases and positions are what a user gets.</summary>
internal static class BuiltModule
{
    /// <param name="manifest">The module's manifest; what it loads has been built.</param>
    public static IReadOnlyList<ModuleCommand> Commands(string manifest)
    {
        var state = InitialSessionState.CreateDefault2();
        // Where there is an execution policy, it is for what users download.
        if (OperatingSystem.IsWindows()) state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        using var shell = PowerShell.Create(state);
        var module = shell.AddCommand("Import-Module").AddArgument(manifest).AddParameter("PassThru").AddParameter("ErrorAction", "Stop")
            .Invoke<PSModuleInfo>().Single();
        var cmdlets = module.ExportedCmdlets.Values.OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal);
        return [.. cmdlets.Select(cmdlet => new ModuleCommand(cmdlet))];
    }
}
