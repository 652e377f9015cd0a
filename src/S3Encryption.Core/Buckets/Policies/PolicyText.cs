using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace S3Encryption.Core.Buckets.Policies;

/// <summary>
/// A bucket policy that is taken apart no further than into its statements, so that what is not ours is written back as it was read,
/// whatever it holds.
/// </summary>
internal sealed class PolicyText
{
    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html</summary>
    public const int MostBytes = 20 * 1024;

    private const string StatementMember = "Statement";
    private readonly IReadOnlyList<string> _before;
    private readonly IReadOnlyList<string> _after;
    private readonly bool _isList;

    private PolicyText(
        IReadOnlyList<string> before, IReadOnlyList<string> after, bool isList, IReadOnlyList<StatementText> statements)
    {
        _before = before;
        _after = after;
        _isList = isList;
        Statements = statements;
        var list = string.Join(",", statements.Select(s => s.Json));
        var statement = $"\"{StatementMember}\":" + (isList || statements.Count != 1 ? $"[{list}]" : list);
        Json = "{" + string.Join(",", [.. before, statement, .. after]) + "}";
    }

    /// <summary>What a bucket without a policy begins with.</summary>
    public static PolicyText None { get; } = new(["\"Version\":\"2012-10-17\""], [], isList: true, []);

    public IReadOnlyList<StatementText> Statements { get; }

    /// <summary>The document without white space.</summary>
    public string Json { get; }

    public int Bytes => Encoding.UTF8.GetByteCount(Json);

    /// <exception cref="S3EncryptionException"><c>BucketPolicyMalformed</c>: not JSON, or not in the form of a policy.</exception>
    public static PolicyText Parse(string json, S3Location location)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Of(document.RootElement, location);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw PolicyFailures.Malformed(location, $"it is not JSON: {e.Message}");
        }
    }

    public PolicyText With(IReadOnlyList<StatementText> statements) => new(_before, _after, _isList, statements);

    /// <summary>Whether both say the same, statement by statement in this order.</summary>
    public bool MeansSameAs(PolicyText other) =>
        Statements.Select(s => s.Meaning).SequenceEqual(other.Statements.Select(s => s.Meaning))
        && _before.Concat(_after).OrderBy(m => m, StringComparer.Ordinal)
            .SequenceEqual(other._before.Concat(other._after).OrderBy(m => m, StringComparer.Ordinal));

    private static PolicyText Of(JsonElement root, S3Location location)
    {
        if (root.ValueKind != JsonValueKind.Object) throw PolicyFailures.Malformed(location, "it is no JSON object");
        List<string> before = [], after = [];
        JsonElement? statements = null;
        foreach (var member in root.EnumerateObject())
        {
            if (!member.NameEquals(StatementMember))
            {
                (statements is null ? before : after).Add(CompactJson.Of(member.ToString()));
                continue;
            }

            if (statements is not null) throw PolicyFailures.Malformed(location, "it has two members 'Statement'");
            statements = member.Value;
        }

        var isList = statements?.ValueKind == JsonValueKind.Array;
        List<JsonElement> all = statements switch
        {
            null => throw PolicyFailures.Malformed(location, "it has no Statement"),
            { } list when isList => [.. list.EnumerateArray()],
            { } single => [single],
        };
        return all.TrueForAll(s => s.ValueKind == JsonValueKind.Object)
            ? new PolicyText(before, after, isList, [.. all.Select(StatementText.Of)])
            : throw PolicyFailures.Malformed(location, "a statement is no JSON object");
    }
}
