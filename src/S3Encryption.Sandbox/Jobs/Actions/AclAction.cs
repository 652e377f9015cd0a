using System.Linq;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Actions;

/// <summary>
/// Replaces the ACL of every object, by a canned one or by grants:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-put-object-acl.html.
/// </summary>
internal static class AclAction
{
    internal static SubresourceAction Read(XElement policy)
    {
        var list = policy.Child("AccessControlList");
        if (policy.CannedAcl("CannedAccessControlList") is { } canned)
        {
            return list is null
                ? new("PUT", "acl") { Headers = new() { ["x-amz-acl"] = canned } }
                : throw ControlErrors.InvalidRequest("Specify either a canned ACL or a list of grants");
        }

        var names = ControlNames.S3;
        var owner = (list ?? throw ControlErrors.Missing("AccessControlList")).RequiredChild("Owner").In(names);
        var grants = Grant.ReadAll(list.Child("Grants")).Select(grant => grant.InDocument());
        return new("PUT", "acl")
        {
            Document = new(names + "AccessControlPolicy", owner, new XElement(names + "AccessControlList", grants)),
        };
    }

    internal static string? CannedAcl(this XElement element, string name) => element.OneOf(
        name,
        "private",
        "public-read",
        "public-read-write",
        "aws-exec-read",
        "authenticated-read",
        "bucket-owner-read",
        "bucket-owner-full-control");
}
