using System;
using System.Collections.Generic;
using System.Text.Json;

namespace S3Encryption.Core.Access.Policies;

/// <summary>
/// An IAM, bucket or key policy, read and checked. The grammar:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html.
/// </summary>
public sealed record PolicyDocument(string Version, string? Id, IReadOnlyList<PolicyStatement> Statements)
{
    /// <summary>The current version; policy variables work only here.</summary>
    public const string CurrentVersion = "2012-10-17";

    /// <summary>The earlier version, and the one a document without a Version element has.</summary>
    public const string EarlierVersion = "2008-10-17";

    /// <summary>Whether <c>${…}</c> in resources and conditions is a variable rather than plain text.</summary>
    public bool HasVariables => string.Equals(Version, CurrentVersion, StringComparison.Ordinal);

    /// <summary>Reads a document.</summary>
    /// <exception cref="PolicyFormatException">It is not JSON, or not a policy.</exception>
    public static PolicyDocument Parse(string json, PolicyKind kind = PolicyKind.Any)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Parse(document.RootElement, kind);
        }
        catch (Exception notJson) when (notJson is JsonException or ArgumentException)
        {
            // ArgumentException: text that is no Unicode, which the parser cannot even begin to read.
            throw new PolicyFormatException("$", "not well-formed JSON: " + notJson.Message, notJson);
        }
    }

    /// <summary>Takes a document that was read already, as when it is part of a larger one.</summary>
    /// <exception cref="PolicyFormatException">It is not a policy.</exception>
    public static PolicyDocument Parse(JsonElement json, PolicyKind kind = PolicyKind.Any) => PolicyReader.Read(json, kind);
}
