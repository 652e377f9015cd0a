using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Core.Access;

/// <summary>What a key's policy says of a call that S3 makes in the caller's name, and of the same call made directly.</summary>
/// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service</remarks>
internal static class ThroughS3
{
    /// <summary>
    /// The statement of a key's policy that admits an action through S3, where the policy does not admit it directly; null where there is
    /// none, or where that hangs on what only the request itself tells, such as its encryption context.
    /// </summary>
    public static string? AdmittedBy(PolicyDocument policy, string principalArn, string keyArn, string action)
    {
        var who = PolicyPrincipal.FromArn(principalArn);
        var context = CallerContext.Of(who);
        if (PolicyEvaluator.Evaluate(policy, new PolicyRequest(action, keyArn, who, context)).IsAllowed) return null;
        context["kms:ViaService"] = [$"s3.{KeyArn.RegionOf(keyArn)}.amazonaws.com"];
        var throughS3 = PolicyEvaluator.Evaluate(policy, new PolicyRequest(action, keyArn, who, context));
        return throughS3.IsAllowed ? throughS3.Statement!.Name : null;
    }
}
