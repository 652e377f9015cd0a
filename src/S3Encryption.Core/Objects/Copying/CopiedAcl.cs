using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>The grants of a source, which no copy carries over by itself.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html</remarks>
internal sealed class CopiedAcl
{
    private readonly string? _owner;
    private readonly List<S3Grant> _grants;

    private CopiedAcl(string? owner, List<S3Grant> grants)
    {
        _owner = owner;
        _grants = grants;
    }

    /// <summary>Whether anybody but the owner is granted anything: otherwise a new object is as private by itself.</summary>
    private bool IsPrivate => _grants.TrueForAll(IsOwners);

    /// <summary>Reads the source's, before anything is copied.</summary>
    public static async Task<CopiedAcl> ReadAsync(CopySession session, CancellationToken stop)
    {
        var answer = await AskAsync(session, stop).ConfigureAwait(false);
        return new CopiedAcl(answer.Owner?.Id, answer.Grants ?? []);
    }

    /// <summary>Asks for the source's.</summary>
    /// <exception cref="S3EncryptionException">The caller may not read it.</exception>
    public static Task<GetObjectAclResponse> AskAsync(CopySession session, CancellationToken stop)
    {
        var request = new GetObjectAclRequest
        {
            BucketName = session.Request.Source.Location.BucketName,
            Key = session.Request.Source.Location.Key,
            VersionId = session.Request.Source.VersionId,
            ExpectedBucketOwner = session.Request.Source.ExpectedBucketOwner,
        };
        return session.AskSourceAsync("GetObjectAcl", s3 => s3.GetObjectAclAsync(request, stop), stop);
    }

    /// <summary>Gives the copy the same grants; what its source's owner had, its own owner has.</summary>
    /// <returns>Null, or why it could not be done: the copy itself is there.</returns>
    public async Task<S3EncryptionException?> PutAsync(CopySession session, string? versionId, CancellationToken stop)
    {
        if (IsPrivate) return null;
        var target = session.Request.Target;
        try
        {
            var owner = await OwnerAsync(session, versionId, stop).ConfigureAwait(false);
            var request = new PutObjectAclRequest
            {
                BucketName = target.BucketName,
                Key = target.Key,
                VersionId = versionId,
                ExpectedBucketOwner = session.Request.ExpectedBucketOwner,
                AccessControlPolicy = new S3AccessControlList { Owner = owner, Grants = [.. _grants.Select(g => For(owner, g))] },
            };
            _ = await session.SendAsync("PutObjectAcl", s3 => s3.PutObjectAclAsync(request, stop), stop).ConfigureAwait(false);
            return null;
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            return CopyFailures.AclNotKept(target, e);
        }
    }

    private static async Task<Owner> OwnerAsync(CopySession session, string? versionId, CancellationToken stop)
    {
        var request = new GetObjectAclRequest
        {
            BucketName = session.Request.Target.BucketName,
            Key = session.Request.Target.Key,
            VersionId = versionId,
            ExpectedBucketOwner = session.Request.ExpectedBucketOwner,
        };
        var answer = await session.SendAsync(
            "GetObjectAcl", s3 => s3.GetObjectAclAsync(request, stop), stop).ConfigureAwait(false);
        return answer.Owner;
    }

    private S3Grant For(Owner owner, S3Grant grant) => !IsOwners(grant)
        ? grant
        : new S3Grant { Permission = grant.Permission, Grantee = new S3Grantee { CanonicalUser = owner.Id } };

    private bool IsOwners(S3Grant grant) =>
        _owner is not null && string.Equals(grant.Grantee?.CanonicalUser, _owner, StringComparison.Ordinal);
}
