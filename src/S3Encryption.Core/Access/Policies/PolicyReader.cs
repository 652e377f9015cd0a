using System;
using System.Collections.Generic;
using System.Text.Json;

namespace S3Encryption.Core.Access.Policies;

/// <summary>Reads the document level; a statement is <see cref="StatementReader"/>'s.</summary>
internal static class PolicyReader
{
    internal static PolicyDocument Read(JsonElement root, PolicyKind kind)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new PolicyFormatException("$", "a policy is a JSON object");
        }

        var version = PolicyDocument.EarlierVersion;
        string? id = null;
        JsonElement? statements = null;
        foreach (var member in JsonMembers.Of(root, "$"))
        {
            switch (member.Name)
            {
                case "Version":
                    version = ReadVersion(member.Value);
                    break;
                case "Id":
                    id = JsonMembers.Text(member.Value, "Id");
                    break;
                case "Statement":
                    statements = member.Value;
                    break;
                default:
                    throw new PolicyFormatException(member.Name, "not an element of a policy; these are Version, Id and Statement");
            }
        }

        return new PolicyDocument(version, id, ReadStatements(statements, kind));
    }

    private static string ReadVersion(JsonElement value)
    {
        var version = JsonMembers.Text(value, "Version");
        return version is PolicyDocument.CurrentVersion or PolicyDocument.EarlierVersion
            ? version
            : throw new PolicyFormatException("Version", $"'{version}' is not a policy version; 2012-10-17 is the current one");
    }

    private static List<PolicyStatement> ReadStatements(JsonElement? json, PolicyKind kind)
    {
        if (json is not { } value)
        {
            throw new PolicyFormatException("$", "the policy has no Statement");
        }

        var statements = new List<PolicyStatement>();
        if (value.ValueKind == JsonValueKind.Object)
        {
            statements.Add(StatementReader.Read(value, 0, "Statement", kind));
            return statements;
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            throw new PolicyFormatException("Statement", "a statement, or a list of at least one");
        }

        var sids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in value.EnumerateArray())
        {
            var where = $"Statement[{statements.Count}]";
            var statement = StatementReader.Read(item, statements.Count, where, kind);
            if (statement.Sid is { Length: > 0 } sid && !sids.Add(sid))
            {
                throw new PolicyFormatException(where + ".Sid", $"'{sid}' names an earlier statement of the same policy");
            }

            statements.Add(statement);
        }

        return statements;
    }
}
