using System.IO;
using System.Linq;
using System.Management.Automation;

namespace S3Encryption.Parameters;

/// <summary>Tells which file an object from the pipeline is or names.</summary>
internal static class PipelineFile
{
    private static readonly string[] Names = ["LiteralPath", "FullName", "PSPath", "Path"];

    // Other objects have a Path that is not what they are: a process has its program's.
    private static readonly string[] NamesOfAny = ["PSPath"];

    /// <summary>The full path; null for an object that is content.</summary>
    public static string? PathOf(PSObject input, PSCmdlet cmdlet)
    {
        switch (input.BaseObject)
        {
            case FileSystemInfo entry:
                return entry.FullName;
            case string or byte or byte[] or Stream or object[]:
                return null;
        }

        var names = input.BaseObject is PSCustomObject ? Names : NamesOfAny;
        var named = names.Select(n => input.Properties[n]?.Value as string).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        return named is null ? null : cmdlet.GetUnresolvedProviderPathFromPSPath(named);
    }
}
