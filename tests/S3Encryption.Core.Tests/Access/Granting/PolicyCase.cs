extern alias ModuleCore;

using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Access;
using S3Encryption.Core.Access.Granting;
using ModuleCore::S3Encryption.Core.Access.Policies;

namespace S3Encryption.Core.Tests.Access.Granting;

/// <summary>A policy that was written, held against one request as KMS would see it.</summary>
internal static class PolicyCase
{
    public const string Account = "111122223333";
    public const string Alice = "arn:aws:iam::111122223333:user/alice";
    public const string Bob = "arn:aws:iam::111122223333:user/bob";
    public const string Stranger = "arn:aws:iam::444455556666:role/backup";
    public static readonly KeyArn Key = new("aws", "eu-central-1", Account, "1234abcd-12ab-34cd-56ef-1234567890ab");

    public static KmsPolicyOrder Identity(KmsPolicyTask task) => new()
    {
        Task = task,
        Place = KmsPolicyPlace.Identity,
        Key = Key,
        Region = Key.Region,
        Buckets = [new S3Location("logs")],
    };

    public static KmsPolicyOrder OfKey(KmsPolicyTask task, params string[] principals) =>
        Identity(task) with { Place = KmsPolicyPlace.Key, Principals = principals.Length > 0 ? principals : [Alice] };

    /// <summary>Through S3, for an object of the bucket that is not under a Bucket Key.</summary>
    public static bool AllowsThroughS3(
        KmsPolicyOrder order,
        string action,
        string context = "arn:aws:s3:::logs/2026/a.gz",
        string who = Alice,
        string service = "s3.eu-central-1.amazonaws.com",
        string? key = null) => Decide(order, action, who, key, service, context).IsAllowed;

    /// <summary>Directly, as with the AWS CLI.</summary>
    public static bool AllowsDirectly(KmsPolicyOrder order, string action, string who = Alice, string? resource = null) =>
        Decide(order, action, who, resource, null, null).IsAllowed;

    public static PolicyResult Decide(KmsPolicyOrder order, string action, string who, string? resource, string? service, string? context)
    {
        var kind = order.Place == KmsPolicyPlace.Key ? PolicyKind.Resource : PolicyKind.Identity;
        var policy = PolicyDocument.Parse(KmsPolicies.For(order).Json, kind);
        var principal = PolicyPrincipal.FromArn(who);
        var values = new Dictionary<string, string?>
        {
            ["kms:CallerAccount"] = principal.AccountId,
            ["kms:ViaService"] = service,
            ["kms:EncryptionContext:aws:s3:arn"] = context,
        };
        var present = values.Where(v => v.Value is not null).Select(
            v => KeyValuePair.Create<string, IReadOnlyList<string>>(v.Key, [v.Value!]));
        return PolicyEvaluator.Evaluate(policy, new PolicyRequest(action, resource ?? Key.ToString(), principal, present));
    }
}
