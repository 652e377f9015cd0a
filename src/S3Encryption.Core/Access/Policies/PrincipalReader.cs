using System.Collections.Generic;
using System.Text.Json;

namespace S3Encryption.Core.Access.Policies;

/// <summary>Reads <c>"*"</c> and <c>{"AWS": …, "Service": …}</c>.</summary>
internal static class PrincipalReader
{
    internal static List<PrincipalEntry> Read(JsonElement json, string where)
    {
        var entries = new List<PrincipalEntry>();
        if (json.ValueKind == JsonValueKind.String)
        {
            var text = JsonMembers.Text(json, where);
            entries.Add(text == "*"
                ? new PrincipalEntry("*", "*")
                : throw new PolicyFormatException(where, $"'{text}' needs its type, as in {{\"AWS\": \"{text}\"}}"));
            return entries;
        }

        foreach (var member in JsonMembers.Of(json, where))
        {
            if (member.Name is not ("AWS" or "Service" or "Federated" or "CanonicalUser"))
            {
                throw new PolicyFormatException(
                    where, $"'{member.Name}' is not a type of principal; these are AWS, Service, Federated and CanonicalUser");
            }

            foreach (var value in JsonMembers.Texts(member.Value, where + "." + member.Name))
            {
                entries.Add(Checked(member.Name, value, where));
            }
        }

        return entries.Count > 0 ? entries : throw new PolicyFormatException(where, "the list is empty");
    }

    private static PrincipalEntry Checked(string type, string value, string where)
    {
        // IAM takes the whole "*" for everybody but no pattern within a name:
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html.
        if (value.Length == 0 || (value != "*" && value.IndexOfAny(['*', '?']) >= 0))
        {
            throw new PolicyFormatException(where + "." + type, $"'{value}' is not a principal: wildcards stand only alone");
        }

        var isArn = value.StartsWith("arn:", System.StringComparison.Ordinal);
        if (type == "AWS" && value != "*" && !isArn && !PrincipalMatch.IsAccountId(value) && !IsUniqueId(value))
        {
            throw new PolicyFormatException(where + ".AWS", $"'{value}' is neither an ARN nor an account id");
        }

        return new PrincipalEntry(type, value);
    }

    /// <summary>What IAM shows in place of a user or role that was deleted: it matches nobody, and is legal.</summary>
    private static bool IsUniqueId(string value) => value.Length >= 16 && value.StartsWith("A", System.StringComparison.Ordinal);
}
