using System.Collections;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Language;
using S3Encryption.Core.Buckets.Testing;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>
/// Reads what <c>-Baseline</c> was given: a hashtable, or a file in PowerShell's data form or in JSON. Nothing in a file is run.
/// </summary>
internal static class BaselineInput
{
    /// <exception cref="S3EncryptionException">It is none of those, or says what no baseline says.</exception>
    public static BucketBaseline Read(object baseline, PSCmdlet cmdlet)
    {
        var value = baseline is PSObject wrapped ? wrapped.BaseObject : baseline;
        if (value is IDictionary table) return BaselineReader.FromTable(table);
        var path = cmdlet.GetUnresolvedProviderPathFromPSPath(value is FileInfo file ? file.FullName : $"{value}");
        if (!File.Exists(path)) throw InputFailures.BaselineNotFound(path);
        return Path.GetExtension(path).ToLowerInvariant() == ".json"
            ? BaselineReader.FromJson(File.ReadAllText(path))
            : BaselineReader.FromTable(Table(path));
    }

    // As Import-PowerShellDataFile does it: constants alone have a value.
    private static IDictionary Table(string path)
    {
        var script = Parser.ParseFile(path, out _, out var errors);
        if (errors.Length > 0) throw InputFailures.BaselineUnreadable(path, errors[0].Message);
        try
        {
            var found = script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false);
            return found?.SafeGetValue() as IDictionary ?? throw InputFailures.BaselineUnreadable(path, "it holds no hashtable");
        }
        catch (System.InvalidOperationException e)
        {
            throw InputFailures.BaselineUnreadable(path, e.Message);
        }
    }
}
