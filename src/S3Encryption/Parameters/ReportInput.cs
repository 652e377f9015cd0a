using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>
/// Tells what an object of the pipeline is. What comes back from <c>Import-Clixml</c>, a job or another computer has properties alone, and
/// the name of what it was; it is made that again.
/// </summary>
internal sealed class ReportInput
{
    private const string Deserialized = "Deserialized.";
    private static readonly string Key = Deserialized + typeof(SseCKey).FullName;

    private static readonly Type[] Known =
    [
        typeof(S3ObjectEncryption), typeof(S3ObjectEncryptionGroup), typeof(BucketEncryption), typeof(BucketFinding),
        typeof(EncryptionPolicyStatement), typeof(KmsAccess), typeof(S3KmsKey), typeof(S3Conversion), typeof(S3ConversionSummary),
    ];

    private readonly Dictionary<string, RevivedType> _types = Known.ToDictionary(t => Deserialized + t.FullName, t => new RevivedType(t));

    /// <summary>The typed object; null where it is none that a report is made of.</summary>
    /// <exception cref="S3EncryptionException">It is a key, or of another version.</exception>
    public object? Read(PSObject item)
    {
        if (item.BaseObject is SseCKey || item.TypeNames.Contains(Key)) throw ReportFailures.KeyInReport();
        if (Array.IndexOf(Known, item.BaseObject.GetType()) >= 0) return item.BaseObject;
        foreach (var name in item.TypeNames)
            if (_types.TryGetValue(name, out var type)) return type.Revive(item);
        return null;
    }
}
