using System;
using System.Linq;
using System.Management.Automation;
using S3Encryption.Core.Access.Granting;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>Makes the text of a key policy of what was given: policies of ours, JSON, or JSON as lines of a file.</summary>
internal static class KeyPolicyInput
{
    /// <exception cref="S3EncryptionException"><c>InvalidKmsPolicy</c>: it is neither, or is for users and roles.</exception>
    public static string? Text(object? given) => Bare(given) switch
    {
        null => null,
        S3KmsPolicy { As: KmsPolicyPlace.Key } policy => policy.Json,
        S3KmsPolicy => throw InputFailures.IdentityPolicyOnKey(),
        string text => text,
        object[] lines when lines.All(line => Bare(line) is string) => string.Join(Environment.NewLine, lines.Select(Bare)),
        object[] several when several.All(one => Bare(one) is S3KmsPolicy) => Joined([.. several.Select(one => (S3KmsPolicy)Bare(one)!)]),
        object[] { Length: > 0 } mixed => throw InputFailures.NotAKeyPolicy(Bare(mixed[0])?.GetType().Name ?? "null"),
        var other => throw InputFailures.NotAKeyPolicy(other.GetType().Name),
    };

    private static string Joined(S3KmsPolicy[] policies) => policies.All(policy => policy.As == KmsPolicyPlace.Key)
        ? KmsPolicies.Join(policies)
        : throw InputFailures.IdentityPolicyOnKey();

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
