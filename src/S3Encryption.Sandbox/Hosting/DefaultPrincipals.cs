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

    private const string Batch =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*","kms:*"],"Resource":"*"}]}""";

    /// <summary>admin, operator, reader, auditor, one whose session has expired, and a session of a role for batch jobs; keys and secrets are new at every call.</summary>
    public static IReadOnlyList<Principal> Create(string accountId, DateTimeOffset now) =>
    [
        User("admin", accountId, Everything),
        User("operator", accountId, Operator),
        User("reader", accountId, Reader),
        User("auditor", accountId, Auditor),
        Session("expired", accountId, Everything) with { Expires = now.AddHours(-1) },
        Session("batch", accountId, Batch),
    ];

    /// <summary>A session of the role of that name, which others can assume and jobs can run as.</summary>
    internal static Principal Session(string role, string accountId, params string[] policies) => User(role, accountId, policies) with
    {
        Arn = "arn:aws:sts::" + accountId + ":assumed-role/" + role + "/session",
        UserId = NewCredentials.AccessKeyId("AROA") + ":session",
        AccessKeyId = NewCredentials.AccessKeyId("ASIA"),
        SessionToken = NewCredentials.Secret(200),
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
