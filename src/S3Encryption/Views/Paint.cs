using System;

namespace S3Encryption.Views;

/// <summary>
/// Colours of <c>$PSStyle</c>, as the user has set them. PowerShell itself leaves them out of files, and where <c>$PSStyle.OutputRendering</c>
/// or NO_COLOR says so. Windows PowerShell has no <c>$PSStyle</c>: there text stays plain.
/// </summary>
/// <remarks>https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_ansi_terminals</remarks>
internal static class Paint
{
    // By name: the reference assembly that the module is compiled against, PowerShell 5.1's, does not have it.
    private static readonly Type? StyleType = typeof(System.Management.Automation.PSObject).Assembly.GetType("System.Management.Automation.PSStyle");
    private static readonly object? Style = StyleType?.GetProperty("Instance")?.GetValue(null);

    /// <summary>Text in the colour of a tone.</summary>
    public static string As(Tone tone, string text)
    {
        if (Style is null || text.Length == 0) return text;
        var colour = tone switch
        {
            Tone.Good => Read("Foreground", "Green"),
            Tone.Doubtful => Read("Formatting", "Warning"),
            Tone.Bad => Read("Formatting", "Error"),
            _ => null,
        };
        return string.IsNullOrEmpty(colour) ? text : colour + text + (string?)StyleType!.GetProperty("Reset")!.GetValue(Style);
    }

    private static string? Read(string group, string name)
    {
        var colours = StyleType!.GetProperty(group)!.GetValue(Style)!;
        return colours.GetType().GetProperty(name)!.GetValue(colours) as string;
    }
}
