using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Sandbox.Identity;

/// <summary>A role, to be assumed: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html.</summary>
public sealed record Role
{
    /// <summary>The name, unique in its account.</summary>
    public required string Name { get; init; }

    /// <summary>Twelve digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>The path before the name in the ARN, <c>/</c> or <c>/team/</c>.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The unique id, which the user ids of its sessions begin with.</summary>
    public string Id { get; init; } = NewCredentials.AccessKeyId("AROA");

    /// <summary>The identity policies that its sessions have.</summary>
    public IReadOnlyList<PolicyDocument> Policies { get; init; } = [];

    /// <summary>The most that the identity policies may give; null without a boundary.</summary>
    public PolicyDocument? PermissionsBoundary { get; init; }

    /// <summary>Who may assume it; null: whom the account's identity policies allow to.</summary>
    public PolicyDocument? TrustPolicy { get; init; }

    /// <summary>The longest a session may last, 3600 to 43200 seconds.</summary>
    public int MaxSessionSeconds { get; init; } = 3600;

    /// <summary>The tags, which its sessions have as well.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary><c>arn:aws:iam::ACCOUNT:role/PATH/NAME</c>.</summary>
    public string Arn => $"arn:aws:iam::{AccountId}:role{Path}{Name}";

    internal PolicyDocument Trust => TrustPolicy ?? PolicyDocument.Parse($$$"""
        {"Version":"2012-10-17","Statement":{
          "Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{AccountId}}}:root"},
          "Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]}}
        """);

    /// <summary>The role that a given session is one of; null for a user.</summary>
    internal static Role? Of(Principal principal) => PolicyPrincipal.FromArn(principal.Arn).RoleName is { } name
        ? new Role
        {
            Name = name,
            AccountId = principal.AccountId,
            Id = principal.UserId.Split(':')[0],
            Policies = principal.Policies,
            PermissionsBoundary = principal.PermissionsBoundary,
            Tags = principal.Tags,
        }
        : null;

    /// <summary>A session of it, with new credentials.</summary>
    internal Principal Session(string sessionName, DateTimeOffset expires) => new()
    {
        Name = $"{Name}/{sessionName}",
        Arn = $"arn:aws:sts::{AccountId}:assumed-role/{Name}/{sessionName}",
        UserId = Id + ":" + sessionName,
        AccountId = AccountId,
        AccessKeyId = NewCredentials.AccessKeyId("ASIA"),
        SecretAccessKey = NewCredentials.Secret(40),
        SessionToken = NewCredentials.Secret(356),
        Expires = expires,
        Policies = Policies,
        PermissionsBoundary = PermissionsBoundary,
        Tags = Tags,
    };
}
