using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Core.Access.Granting;

/// <summary>Who could still change a key's policy, by the policy alone. Nothing is asked of AWS.</summary>
/// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#prevent-unmanageable-key</remarks>
internal static class KeyPolicyControl
{
    /// <summary>Holds a new policy against the caller, as KMS does, and against the account.</summary>
    /// <returns>Whether the account itself keeps control, and not its present principals alone.</returns>
    /// <exception cref="S3EncryptionException"><c>KmsPolicyLocksOut</c>, or <c>InvalidKmsPolicy</c>: it is no key policy.</exception>
    public static bool Require(string policyText, PolicyPrincipal caller, KeyPrincipal account)
    {
        var policy = Parse(policyText);
        if (!MayReplace(policy, caller)) throw PolicyFailures.LocksOut(caller.Arn);
        return MayReplace(policy, PolicyPrincipal.FromArn(account.Arn));
    }

    /// <exception cref="S3EncryptionException"><c>InvalidKmsPolicy</c></exception>
    public static PolicyDocument Parse(string policyText)
    {
        try
        {
            return PolicyDocument.Parse(policyText, PolicyKind.Resource);
        }
        catch (PolicyFormatException e)
        {
            throw PolicyFailures.Malformed("The text of -Policy", e);
        }
    }

    private static bool MayReplace(PolicyDocument policy, PolicyPrincipal who) => PolicyEvaluator.Evaluate(
        policy, new PolicyRequest("kms:PutKeyPolicy", "*", who, CallerContext.Of(who))).IsAllowed;
}
