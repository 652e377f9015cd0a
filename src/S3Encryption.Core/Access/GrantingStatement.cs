using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace S3Encryption.Core.Access;

/// <summary>Writes the policy statement that would grant one action.</summary>
internal static class GrantingStatement
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
