using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Sandbox.Kms;

/// <summary>A policy that a client sends: well-formed, and leaving the client in control unless it waives that.</summary>
internal static class NewKeyPolicy
{
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

        return call.Fields.Flag("BypassPolicyLockoutSafetyCheck") || call.KeepsControl(policy)
            ? policy
            : throw KmsErrors.MalformedPolicy("The new key policy will not allow you to update the key policy in the future.");
    }
}
