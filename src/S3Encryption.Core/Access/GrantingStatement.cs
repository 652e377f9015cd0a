using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace S3Encryption.Core.Access;

/// <summary>Writes the policy statement that would grant one action.</summary>
internal static class GrantingStatement
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The least identity policy that grants what was denied; null where nothing is missing that a grant could mend.</summary>
    public static string? Policy(IEnumerable<(KmsActionProbe Probe, KmsAccess Access)> results)
    {
        var statements = results
            .Where(r => r.Access is { Result: KmsAccessOutcome.Denied, Statement: not null })
            .GroupBy(r => r.Probe.OnEveryKey ? "*" : r.Access.KmsKey)
            .Select(group => new Dictionary<string, object>
            {
                ["Effect"] = "Allow",
                ["Action"] = group.Select(r => r.Access.Action).ToArray(),
                ["Resource"] = group.Key,
            })
            .ToList();
        return statements.Count == 0 ? null : JsonSerializer.Serialize(
            new Dictionary<string, object> { ["Version"] = Policies.PolicyDocument.CurrentVersion, ["Statement"] = statements },
            new JsonSerializerOptions(Readable) { WriteIndented = true });
    }

    /// <summary>For an identity policy; with a principal, for the key policy, in which the key itself is <c>*</c>.</summary>
    public static string For(string action, string resource, string? principal)
    {
        var statement = new Dictionary<string, object> { ["Effect"] = "Allow" };
        if (principal is not null) statement["Principal"] = new Dictionary<string, string> { ["AWS"] = principal };
        statement["Action"] = action;
        statement["Resource"] = principal is null ? resource : "*";
        return JsonSerializer.Serialize(statement, Readable);
    }
}
