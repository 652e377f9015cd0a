using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>
/// The grants of a source that is copied onto itself, which go with the request that makes the copy: there is no moment without them.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html</remarks>
internal sealed class CarriedGrants
{
    private readonly IReadOnlyList<(string Header, string Grantees)> _headers;

    private CarriedGrants(IReadOnlyList<(string Header, string Grantees)> headers) => _headers = headers;

    /// <summary>What the headers say; null where only the owner is granted anything, as of every new object.</summary>
    public static CarriedGrants? Of(string? owner, IEnumerable<S3Grant> grants)
    {
        var all = grants.ToList();
        if (all.TrueForAll(g => owner is not null && g.Grantee?.CanonicalUser == owner)) return null;
        return new CarriedGrants([.. all.GroupBy(g => g.Permission.Value).Select(g => (Header(g.Key), string.Join(", ", g.Select(Grantee))))]);
    }

    /// <summary>Reads them, before anything is copied.</summary>
    /// <exception cref="S3EncryptionException">The caller may not read them.</exception>
    public static async Task<CarriedGrants?> ReadAsync(CopySession session, CancellationToken stop)
    {
        var answer = await CopiedAcl.AskAsync(session, stop).ConfigureAwait(false);
        return Of(answer.Owner?.Id, answer.Grants ?? []);
    }

    public void Apply(DataRequest request)
    {
        foreach (var (header, grantees) in _headers) request.Header(header, grantees);
    }

    private static string Header(string permission) => permission switch
    {
        "READ" => "x-amz-grant-read",
        "READ_ACP" => "x-amz-grant-read-acp",
        "WRITE_ACP" => "x-amz-grant-write-acp",
        "FULL_CONTROL" => "x-amz-grant-full-control",
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "No object has such a grant."),
    };

    private static string Grantee(S3Grant grant) => grant.Grantee switch
    {
        { CanonicalUser: { Length: > 0 } id } => $"id=\"{id}\"",
        { URI: { Length: > 0 } uri } => $"uri=\"{uri}\"",
        var other => $"emailAddress=\"{other?.EmailAddress}\"",
    };
}
