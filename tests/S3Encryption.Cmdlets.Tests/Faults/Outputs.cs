using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using S3Encryption.Engine;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>What came out of the pipeline, as lines that are the same in each run in which the same was done.</summary>
internal static partial class Outputs
{
    // Times, and what S3 makes up anew each time.
    private static readonly HashSet<string> Fleeting = new(StringComparer.Ordinal)
    {
        "Duration", "ETag", "VersionId", "SourceVersionId", "LastModified", "Created", "Initiated", "LastUsed", "UploadId", "Url", "Headers", "Curl",
        "InvokeWebRequest", "Fingerprint", "KeyMD5", "WrappedKey", "SseCKeyMD5", "Expires", "CreationTime", "TerminationDate", "Path", "RequestId", "Name",
        "Status", "NewVersionId", "Ended", "ActiveTime", "HasEnded", "StatusReason", "FailureReasons", "Succeeded", "Failed", "TotalTasks", "LastUse",
    };

    public static IReadOnlyList<string> Of(EngineResult result, Place place) =>
        [.. result.Output.Select(value => Plain(Text(value), place)).Order(StringComparer.Ordinal)];

    /// <summary>Text without what differs from place to place.</summary>
    public static string Plain(string text, Place place) => Ids().Replace(
        text.Replace(place.Folder, "DIR", StringComparison.Ordinal).Replace(place.Name, "P", StringComparison.Ordinal), "ID");

    private static string Text(PSObject value) => value.BaseObject switch
    {
        byte[] bytes => $"{bytes.Length} bytes {Convert.ToHexString(SHA256.HashData(bytes))}",
        string or ValueType => Convert.ToString(value.BaseObject, CultureInfo.InvariantCulture)!,
        _ => value.BaseObject.GetType().Name + " " + string.Join(
            "; ", value.Properties.Where(p => !Fleeting.Contains(p.Name)).Select(p => $"{p.Name}={Value(p)}")),
    };

    private static string Value(PSPropertyInfo property)
    {
        var value = property.Value;
        return value is DateTimeOffset or DateTime ? "TIME" : value is System.Collections.IEnumerable and not string
            ? string.Join(",", ((System.Collections.IEnumerable)value).Cast<object>())
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}
