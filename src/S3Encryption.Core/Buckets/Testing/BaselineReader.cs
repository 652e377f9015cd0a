using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace S3Encryption.Core.Buckets.Testing;

/// <summary>Reads a baseline that a person wrote: names as in <see cref="BucketBaseline"/>, in any case.</summary>
public static class BaselineReader
{
    private static readonly string[] Names = [.. typeof(BucketBaseline).GetProperties().Where(p => p.CanWrite).Select(p => p.Name)];

    /// <summary>Reads JSON.</summary>
    /// <exception cref="S3EncryptionException"><c>InvalidBaseline</c>.</exception>
    public static BucketBaseline FromJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Invalid("is no JSON object");
            return From(document.RootElement.EnumerateObject().Select(m => (m.Name, Value(m.Value))));
        }
        catch (JsonException e)
        {
            throw Invalid($"is no JSON: {e.Message}");
        }
    }

    /// <summary>Takes the members of a hashtable.</summary>
    /// <exception cref="S3EncryptionException"><c>InvalidBaseline</c>.</exception>
    public static BucketBaseline FromTable(IDictionary table) =>
        From(table.Keys.Cast<object>().Select(name => ($"{name}", (object?)table[name])));

    private static BucketBaseline From(IEnumerable<(string Name, object? Value)> members) =>
        members.Aggregate(new BucketBaseline(), (baseline, member) => With(baseline, NameOf(member.Name), member.Value));

    private static BucketBaseline With(BucketBaseline baseline, string name, object? value) => name switch
    {
        nameof(BucketBaseline.Encryption) => baseline with { Encryption = [.. Many(value).Select(kind => Kind(name, kind))] },
        nameof(BucketBaseline.KmsKeyId) => baseline with { KmsKeyId = $"{value}" },
        nameof(BucketBaseline.BucketKey) => baseline with { BucketKey = Flag(name, value) },
        nameof(BucketBaseline.SseCBlocked) => baseline with { SseCBlocked = Flag(name, value) },
        nameof(BucketBaseline.TlsRequired) => baseline with { TlsRequired = Flag(name, value) },
        nameof(BucketBaseline.OtherEncryptionDenied) => baseline with { OtherEncryptionDenied = Flag(name, value) },
        nameof(BucketBaseline.NotPublic) => baseline with { NotPublic = Flag(name, value) },
        nameof(BucketBaseline.Versioned) => baseline with { Versioned = Flag(name, value) },
        nameof(BucketBaseline.KeyRotation) => baseline with { KeyRotation = Flag(name, value) },
        _ => baseline with { SampleSize = Count(name, value) },
    };

    private static string NameOf(string name) =>
        Array.Find(Names, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
        ?? throw Invalid($"has '{name}', which is none of {string.Join(", ", Names)}");

    private static IEnumerable<object?> Many(object? value) =>
        value is IEnumerable many and not string ? many.Cast<object?>() : [value];

    private static EncryptionKind Kind(string name, object? value) =>
        Enum.TryParse($"{value}", ignoreCase: true, out EncryptionKind kind)
            && kind is EncryptionKind.SseS3 or EncryptionKind.SseKms or EncryptionKind.DsseKms
            ? kind
            : throw Invalid($"has {name} '{value}', which is none of SseS3, SseKms, DsseKms");

    private static bool Flag(string name, object? value) =>
        value is bool flag || bool.TryParse($"{value}", out flag)
            ? flag
            : throw Invalid($"has {name} '{value}', which is neither true nor false");

    private static int Count(string name, object? value) =>
        int.TryParse($"{value}", NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw Invalid($"has {name} '{value}', which is no number");

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.Null => null,
        _ => value.ToString(),
    };

    private static S3EncryptionException Invalid(string what) => new(
        "InvalidBaseline", FailureCategory.InvalidInput, $"The baseline {what}.",
        "Write it like this: @{ Encryption = 'SseKms'; TlsRequired = $true; SseCBlocked = $true }.");
}
