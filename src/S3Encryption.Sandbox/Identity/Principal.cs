using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Sandbox.Identity;

/// <summary>A user or role session of a simulated account. Its text form names it and never shows the secret.</summary>
public sealed record Principal
{
    /// <summary>The name a person uses: <c>admin</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>arn:aws:iam::ACCOUNT:user/NAME</c> or <c>arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION</c>.</summary>
    public required string Arn { get; init; }

    /// <summary>The unique id: AIDA… for users, AROA…:SESSION for role sessions.</summary>
    public required string UserId { get; init; }

    /// <summary>Twelve digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>The access key id requests are signed with.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The secret of that access key.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>What requests must carry as X-Amz-Security-Token; null for a long-lived key.</summary>
    public string? SessionToken { get; init; }

    /// <summary>When the session ends; null never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The identity policies.</summary>
    public IReadOnlyList<PolicyDocument> Policies { get; init; } = [];

    /// <summary>The most that the identity policies may give; null without a boundary.</summary>
    public PolicyDocument? PermissionsBoundary { get; init; }

    /// <summary>The policy a role session was made with, which limits the role's; null without one.</summary>
    public PolicyDocument? SessionPolicy { get; init; }

    /// <summary>The tags, for aws:PrincipalTag: a user's or role's own, and those a session was made with.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Which of the tags go on to the roles that a session assumes.</summary>
    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Arn;
}
