using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using S3Encryption.Engine;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>An error as a user meets it.</summary>
internal sealed class ToldError(ErrorRecord error)
{
    private static readonly Lazy<string> Documented = new(
        () => File.ReadAllText(Path.Combine(Path.GetDirectoryName(HostedEngine.ManifestPath)!, "docs", "errors.md")));

    public string Id { get; } = error.FullyQualifiedErrorId.Split(',')[0];

    public string Target { get; } = error.TargetObject?.ToString() ?? "";

    /// <summary>Whether it is about one object, and not about a bucket, a KMS key or the command.</summary>
    public bool IsOfAnItem => Target.StartsWith("s3://", StringComparison.Ordinal) && Target.LastIndexOf('/') >= "s3://".Length
        && Property("StopsEverything") is not true;

    private bool IsTyped => error.Exception.GetType().FullName == "S3Encryption.S3EncryptionException";

    /// <summary>What is wrong with the error itself.</summary>
    public IEnumerable<string> Wrongs()
    {
        if (!IsTyped)
        {
            yield return $"an error that is not of this module: {error.FullyQualifiedErrorId}: {error.Exception}";
            yield break;
        }

        if (!Documented.Value.Contains($"`{Id}`", StringComparison.Ordinal)) yield return $"{Id} is not in docs/errors.md";
        if (string.IsNullOrEmpty((string?)Property("Hint"))) yield return $"{Id} has no next step: {error}";
        if (Target.Length == 0) yield return $"{Id} names nothing: {error}";
    }

    /// <summary>Whether it tells that this was not done: by its name, or because it is about all that there is.</summary>
    public bool Covers(string thing)
    {
        // It counts them, and the output names each.
        if (Id == "ConversionBlocked") return false;
        var item = thing.Split('/', '-', ' ')[^1];
        return error.ToString().Contains(item, StringComparison.Ordinal) || !IsOfAnItem;
    }

    private object? Property(string name) => error.Exception.GetType().GetProperty(name)?.GetValue(error.Exception);
}
