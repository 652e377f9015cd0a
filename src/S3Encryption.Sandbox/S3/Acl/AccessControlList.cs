using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.S3.Buckets;

namespace S3Encryption.Sandbox.S3.Acl;

/// <summary>
/// Who owns a bucket or object, by canonical user id, and who else may do what.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html.
/// </summary>
internal sealed record AccessControlList(string OwnerId, IReadOnlyList<Grant> Grants)
{
    /// <summary>What everything has that was given no other: its owner may do everything.</summary>
    internal static AccessControlList PrivateOf(string accountId)
    {
        var owner = CanonicalId.Of(accountId);
        return new(owner, [new(Grantee.Canonical(owner), Permission.FullControl)]);
    }

    /// <summary>Whether it grants anything to everybody, or to everybody who has an AWS account.</summary>
    internal bool IsPublic => Grants.Any(grant => grant.Grantee.IsPublic);

    /// <summary>Whether it grants anything to anyone but these.</summary>
    internal bool GrantsBeyond(params string[] canonicalIds) =>
        Grants.Any(grant => !canonicalIds.Any(id => grant.Grantee == Grantee.Canonical(id)));
}

/// <summary>One permission for one grantee.</summary>
internal sealed record Grant(Grantee Grantee, string Permission);

/// <summary>An account, by canonical user id, or a predefined group, by URI.</summary>
internal sealed record Grantee(string Type, string Value)
{
    internal const string CanonicalUser = "CanonicalUser";
    internal const string Group = "Group";

    internal static readonly Grantee AllUsers = new(Group, "http://acs.amazonaws.com/groups/global/AllUsers");
    internal static readonly Grantee AuthenticatedUsers = new(Group, "http://acs.amazonaws.com/groups/global/AuthenticatedUsers");
    internal static readonly Grantee LogDelivery = new(Group, "http://acs.amazonaws.com/groups/s3/LogDelivery");

    internal bool IsPublic => this == AllUsers || this == AuthenticatedUsers;

    internal static Grantee Canonical(string id) => new(CanonicalUser, id);
}

/// <summary>The five permissions.</summary>
internal static class Permission
{
    internal const string Read = "READ";
    internal const string Write = "WRITE";
    internal const string ReadAcp = "READ_ACP";
    internal const string WriteAcp = "WRITE_ACP";
    internal const string FullControl = "FULL_CONTROL";

    internal static readonly string[] All = [Read, Write, ReadAcp, WriteAcp, FullControl];
}
