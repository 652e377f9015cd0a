using System;

namespace S3Encryption.Core.Access.Policies;

/// <summary>
/// Who asks, as policies see it. <see cref="RoleName"/> and <see cref="SessionName"/> are set for role sessions, <see cref="Service"/>
/// (<c>logging.s3.amazonaws.com</c>) for AWS services.
/// </summary>
public sealed record PolicyPrincipal(string Arn, string AccountId, string? RoleName, string? SessionName, string? Service)
{
    /// <summary>Takes a user, role session, or root ARN apart.</summary>
    /// <exception cref="ArgumentException">It is no IAM or STS ARN.</exception>
    public static PolicyPrincipal FromArn(string arn)
    {
        var parts = arn.Split([':'], 6);
        if (parts.Length < 6 || parts[0] != "arn" || parts[2] is not ("iam" or "sts"))
        {
            throw new ArgumentException($"'{arn}' is not the ARN of a user or role session.", nameof(arn));
        }

        var names = parts[5].Split('/');
        return parts[2] == "sts" && names.Length >= 3 && names[0] == "assumed-role"
            ? new PolicyPrincipal(arn, parts[4], names[names.Length - 2], names[names.Length - 1], null)
            : new PolicyPrincipal(arn, parts[4], null, null, null);
    }

    /// <summary>
    /// The ARN of the identity provider that vouches for somebody without an AWS identity, as the trust policy of a role names it.
    /// </summary>
    public string? Federated { get; init; }

    /// <summary>
    /// The ARN as the condition key <c>aws:PrincipalArn</c> holds it: of a session its role's, without the path that the session's has lost.
    /// </summary>
    public string ConditionArn => RoleName is null ? Arn : $"arn:{Arn.Split(':')[1]}:iam::{AccountId}:role/{RoleName}";

    /// <summary>Somebody known to an identity provider alone.</summary>
    public static PolicyPrincipal ForFederated(string providerArn) => new("", "", null, null, null) { Federated = providerArn };

    /// <summary>An AWS service acting by itself.</summary>
    public static PolicyPrincipal ForService(string service) => new("", "", null, null, service);
}
