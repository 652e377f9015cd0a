using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Core.Access;

/// <summary>The key under test and who tests it.</summary>
/// <param name="Given">As the caller named it.</param>
/// <param name="Key">What KMS tells of it; null where the caller may not ask.</param>
/// <param name="DeniedArn">The ARN by which a denial named the key.</param>
/// <param name="Policy">Its policy, where the caller may read it and it is one.</param>
/// <param name="MayBeForServicesOnly">Whether a denial of a direct call does not settle what S3 may do for the caller.</param>
/// <param name="Principal">The caller's ARN.</param>
internal sealed record TestedKey(string Given, KmsKey? Key, string? DeniedArn, PolicyDocument? Policy, bool MayBeForServicesOnly, string? Principal)
{
    /// <summary>The full ARN where it is known: most operations take no alias.</summary>
    public string Name => Key?.Arn ?? DeniedArn ?? Given;

    /// <summary>Whom a policy must name for the caller: of a role's session the role, since the session ends.</summary>
    public string? Grantee => Principal is null ? null : PolicyPrincipal.FromArn(Principal).ConditionArn;
}
