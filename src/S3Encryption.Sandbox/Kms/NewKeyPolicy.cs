using System.Collections.Generic;
using System.Linq;
using System.Text;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Sandbox.Kms;

/// <summary>
/// A policy that a client sends: well-formed, within the quota, and leaving the client in control unless it waives that.
/// https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html.
/// </summary>
internal static class NewKeyPolicy
{
    private const string BypassMember = "BypassPolicyLockoutSafetyCheck";
    private const int MostBytes = 32 * 1024;

    internal static string? TextOf(KmsFields fields)
    {
        if (fields.Text("Policy", 131072) is not { } text)
        {
            return null;
        }

        if (!text.All(static character => character is '\t' or '\n' or '\r' or (>= ' ' and <= '\u00FF')))
        {
            throw KmsErrors.Constraint(
                null, "Policy", @"Member must satisfy regular expression pattern: [\u0009\u000A\u000D\u0020-\u00FF]+");
        }

        return Encoding.UTF8.GetByteCount(text) <= MostBytes ? text
            : throw KmsErrors.Of("LimitExceededException", $"The key policy exceeds the quota of {MostBytes} bytes.");
    }

    internal static KeyPolicy Read(KmsCall call, string text)
    {
        KeyPolicy policy;
        try
        {
            policy = KeyPolicy.Parse(text);
        }
        catch (PolicyFormatException malformed)
        {
            throw KmsErrors.MalformedPolicy(malformed.Message);
        }

        return call.Fields.Flag(BypassMember) || call.KeepsControl(policy)
            ? policy
            : throw KmsErrors.MalformedPolicy("The new key policy will not allow you to update the key policy in the future.");
    }

    /// <summary>The condition key with which a policy can forbid the waiver.</summary>
    internal static KeyValuePair<string, IReadOnlyList<string>> Bypass(KmsFields fields) =>
        new("kms:" + BypassMember, [fields.Flag(BypassMember) ? "true" : "false"]);
}
