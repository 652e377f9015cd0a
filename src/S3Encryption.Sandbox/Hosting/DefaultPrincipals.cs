using System;
using System.Collections.Generic;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;

namespace S3Encryption.Sandbox.Hosting;

/// <summary>
/// The principals of a sandbox that is told nothing else: one for each of the roles that people have with encrypted buckets.
/// </summary>
public static class DefaultPrincipals
{
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    /// <summary>All of S3, and of KMS the working set of somebody who sets up and uses a customer managed key.</summary>
    private const string Operator = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":"s3:*","Resource":"*"},
          {"Effect":"Allow","Action":["kms:ListKeys","kms:ListAliases","kms:Decrypt","kms:ListKeyPolicies",
            "kms:GetKeyRotationStatus","kms:GetKeyPolicy","kms:GenerateDataKey","kms:DescribeKey","kms:CreateKey","kms:ListResourceTags"],
           "Resource":"*"}]}
        """;

    private const string Reader =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"}]}""";

    private const string Auditor = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":["kms:List*","kms:Describe*","kms:Get*",
            "s3:GetEncryptionConfiguration","s3:ListAllMyBuckets","s3:GetBucketLocation"],"Resource":"*"}]}
        """;

    /// <summary>admin, operator, reader, auditor, and one whose session has expired; keys and secrets are new at every call.</summary>
    public static IReadOnlyList<Principal> Create(string accountId, DateTimeOffset now) =>
    [
        User("admin", accountId, Everything),
        User("operator", accountId, Operator),
        User("reader", accountId, Reader),
        User("auditor", accountId, Auditor),
        User("expired", accountId, Everything) with
        {
            Arn = "arn:aws:sts::" + accountId + ":assumed-role/expired/session",
            UserId = NewCredentials.AccessKeyId("AROA") + ":session",
            AccessKeyId = NewCredentials.AccessKeyId("ASIA"),
            SessionToken = NewCredentials.Secret(200),
            Expires = now.AddHours(-1),
        },
    ];

    /// <summary>The role for Batch Operations jobs: <c>arn:aws:iam::ACCOUNT:role/batch</c>, with all of S3 and KMS.</summary>
    internal static Role Batch(string accountId) => new()
    {
        Name = "batch",
        AccountId = accountId,
        Policies = [PolicyDocument.Parse(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*","kms:*"],"Resource":"*"}]}""", PolicyKind.Identity)],
    };

    internal static Principal User(string name, string accountId, params string[] policies) => new()
    {
        Name = name,
        Arn = "arn:aws:iam::" + accountId + ":user/" + name,
        UserId = NewCredentials.AccessKeyId("AIDA"),
        AccountId = accountId,
        AccessKeyId = NewCredentials.AccessKeyId("AKIA"),
        SecretAccessKey = NewCredentials.Secret(40),
        Policies = Array.ConvertAll(policies, policy => PolicyDocument.Parse(policy, PolicyKind.Identity)),
    };
}
