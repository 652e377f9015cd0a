using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace S3Encryption.Core.Access;

/// <summary>Writes the policy statement that would grant one action.</summary>
public static class GrantingStatement
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The least identity policy that grants what was denied; null where nothing is missing that a grant could mend.</summary>
    public static string? Policy(IEnumerable<KmsAccess> results)
    {
        var statements = results
            .Where(r => r.Result == KmsAccessOutcome.Denied && r.Statement is not null)
            .GroupBy(r => Resource(r.Statement!))
            .Select(group => new Dictionary<string, object>
            {
                ["Effect"] = "Allow",
                ["Action"] = group.Select(r => r.Action).Distinct().ToArray(),
                // In a key policy the key itself is «*»; here it has to be named.
                ["Resource"] = group.Key == "*" && group.Any(r => r.DeniedBy == Verdict.KeyPolicyLayer) ? group.First().KmsKey : group.Key,
            })
            .ToList();
        return statements.Count == 0 ? null : JsonSerializer.Serialize(
            new Dictionary<string, object> { ["Version"] = "2012-10-17", ["Statement"] = statements },
            new JsonSerializerOptions(Readable) { WriteIndented = true });
    }

    private static string Resource(string statement)
    {
        using var json = JsonDocument.Parse(statement);
        return json.RootElement.GetProperty("Resource").GetString()!;
    }

    /// <summary>For an identity policy; with a principal, for the key policy, in which the key itself is <c>*</c>.</summary>
    internal static string For(string action, string resource, string? principal)
    {
        var statement = new Dictionary<string, object> { ["Effect"] = "Allow" };
        if (principal is not null) statement["Principal"] = new Dictionary<string, string> { ["AWS"] = principal };
        statement["Action"] = action;
        statement["Resource"] = principal is null ? resource : "*";
        return JsonSerializer.Serialize(statement, Readable);
    }
}
