using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Buckets.Policies;

/// <summary>Works out what a change makes of a policy.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="BucketArn">Its ARN.</param>
/// <param name="Change">What is to change.</param>
/// <param name="KeyArn">The ARN of the KMS key that the change names.</param>
internal sealed record PolicyEdit(S3Location Bucket, string BucketArn, EncryptionPolicyChange Change, string? KeyArn)
{
    /// <summary>The policy that comes of it; every statement that the change does not name is the same, in the same place.</summary>
    /// <exception cref="S3EncryptionException">
    /// <c>EncryptionPolicyChanged</c>: a statement that is to change is not as ours. <c>InvalidEncryptionPolicy</c>: what comes of it
    /// could not be met.
    /// </exception>
    public PolicyText Apply(PolicyText policy)
    {
        var statements = policy.Statements.ToList();
        foreach (var requirement in OwnStatement.All)
            Apply(statements, FoundStatement.In(policy, requirement, BucketArn), requirement);
        var wanted = policy.With(statements);
        RequirePossible(wanted);
        return wanted;
    }

    private void Apply(List<StatementText> statements, List<FoundStatement> found, EncryptionRequirement requirement)
    {
        var (isNamed, wanted) = Wanted(requirement, found.FirstOrDefault());
        if (!isNamed) return;
        if (!Change.Force && (found.Count > 1 || found.Exists(f => f.AsOurs is null)))
            throw PolicyFailures.NotAsOurs(Bucket, OwnStatement.SidOf(requirement));
        if (found.Count == 1 && wanted is not null && found[0].AsOurs == wanted) return;
        var at = found.Count > 0 ? statements.FindIndex(text => ReferenceEquals(text, found[0].Text)) : statements.Count;
        _ = statements.RemoveAll(text => found.Exists(f => ReferenceEquals(f.Text, text)));
        if (wanted is not null) statements.Insert(at, wanted.For(BucketArn));
    }

    private (bool IsNamed, OwnStatement? Wanted) Wanted(EncryptionRequirement requirement, FoundStatement? found)
    {
        if (Change.Removed.Contains(requirement)) return (found is not null, null);
        switch (requirement)
        {
            case EncryptionRequirement.Tls:
                return Switched(Change.RequireTls, requirement, found);
            case EncryptionRequirement.NoSseC:
                return Switched(Change.DenySseC, requirement, found);
            case EncryptionRequirement.Encryption when Change.Encryption is EncryptionKind kind:
                return (true, new OwnStatement(requirement, kind, RequireHeader: Strict(found)));
            case EncryptionRequirement.KmsKey when KeyArn is not null:
                return (true, new OwnStatement(requirement, KmsKeyArn: KeyArn, RequireHeader: Strict(found)));
            default:
                if (Change.RequireHeader is not bool strict || found is null) return (false, null);
                // What a changed statement required cannot be told, so it cannot be made stricter either, by force or not.
                if (found.AsOurs is null) throw PolicyFailures.NotAsOurs(Bucket, OwnStatement.SidOf(requirement));
                return (true, found.AsOurs with { RequireHeader = strict });
        }
    }

    private bool Strict(FoundStatement? found) => Change.RequireHeader ?? found?.AsOurs?.RequireHeader ?? false;

    private static (bool IsNamed, OwnStatement? Wanted) Switched(bool? on, EncryptionRequirement requirement, FoundStatement? found) =>
        on switch
        {
            null => (false, null),
            true => (true, new OwnStatement(requirement)),
            false => (found is not null, null),
        };

    private void RequirePossible(PolicyText wanted)
    {
        var kind = FoundStatement.In(wanted, EncryptionRequirement.Encryption, BucketArn).FirstOrDefault()?.AsOurs;
        var key = FoundStatement.In(wanted, EncryptionRequirement.KmsKey, BucketArn).FirstOrDefault()?.AsOurs;
        if ((Change.Encryption is not null || KeyArn is not null) && kind?.Kind == EncryptionKind.SseS3 && key is not null)
            throw PolicyFailures.KeyWithSseS3(Bucket);
        if (Change.RequireHeader == true && kind is null && key is null) throw PolicyFailures.HeaderOfNothing(Bucket);
    }
}
