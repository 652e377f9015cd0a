using System.Collections.Generic;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Core.Access;

/// <summary>The condition keys of a request to KMS that are known from who sends it.</summary>
/// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html</remarks>
internal static class CallerContext
{
    public static Dictionary<string, IReadOnlyList<string>> Of(PolicyPrincipal who) => new()
    {
        ["kms:CallerAccount"] = [who.AccountId],
        ["aws:PrincipalAccount"] = [who.AccountId],
        ["aws:PrincipalArn"] = [who.ConditionArn],
    };
}
