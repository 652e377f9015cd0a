using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace S3Encryption.Sandbox.S3.Buckets.Policies;

/// <summary>Whether a bucket policy has the elements it needs and no other: what S3 looks at first, in its words.</summary>
internal static class PolicyFields
{
    private static readonly string[] OfPolicies = ["Version", "Id", "Statement"];

    private static readonly string[] OfStatements =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    internal static void Check(string text)
    {
        using var document = Parse(text);
        var root = document.RootElement;
        RefuseUnknown(root, OfPolicies);
        if (root.TryGetProperty("Version", out var version)
            && !(version.ValueKind is JsonValueKind.String && version.GetString() is "2012-10-17" or "2008-10-17"))
        {
            throw PolicyErrors.Malformed("The policy must contain a valid version string");
        }

        if (!root.TryGetProperty("Statement", out var statements))
        {
            throw PolicyErrors.MissingField("Statement");
        }

        IReadOnlyList<JsonElement> all = statements.ValueKind is JsonValueKind.Array ? [.. statements.EnumerateArray()] : [statements];
        if (all.Count == 0)
        {
            throw PolicyErrors.Malformed("Could not parse the policy: Statement is empty!");
        }

        foreach (var statement in all)
        {
            CheckStatement(statement);
        }

        RefuseEqualIds(all);
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind is JsonValueKind.Object ? document : throw PolicyErrors.Malformed(PolicyErrors.NotJson);
        }
        catch (Exception notJson) when (notJson is JsonException or ArgumentException)
        {
            throw PolicyErrors.Malformed(text.StartsWith('{') ? "This policy contains invalid Json" : PolicyErrors.NotJson);
        }
    }

    private static void CheckStatement(JsonElement statement)
    {
        if (statement.ValueKind is not JsonValueKind.Object)
        {
            throw PolicyErrors.Malformed("This policy contains invalid Json");
        }

        RefuseUnknown(statement, OfStatements);
        Require(statement, "Effect");
        Require(statement, "Principal", "NotPrincipal");
        Require(statement, "Action", "NotAction");
        Require(statement, "Resource", "NotResource");
        var effect = statement.GetProperty("Effect");
        if (effect.ValueKind is not JsonValueKind.String || effect.GetString() is not ("Allow" or "Deny"))
        {
            throw PolicyErrors.Malformed("Invalid effect: " + effect);
        }
    }

    private static void Require(JsonElement statement, params string[] anyOf)
    {
        if (!anyOf.Any(name => statement.TryGetProperty(name, out _)))
        {
            throw PolicyErrors.MissingField(anyOf[0]);
        }
    }

    private static void RefuseUnknown(JsonElement element, string[] known)
    {
        if (element.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw PolicyErrors.Malformed("Unknown field " + unknown);
        }
    }

    private static void RefuseEqualIds(IReadOnlyList<JsonElement> statements)
    {
        var ids = statements.Select(statement => statement.TryGetProperty("Sid", out var sid) ? sid.ToString() : "")
            .Where(sid => sid.Length > 0)
            .ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Count)
        {
            throw PolicyErrors.Malformed("Statement IDs (SID) in a single policy must be unique.");
        }
    }
}
