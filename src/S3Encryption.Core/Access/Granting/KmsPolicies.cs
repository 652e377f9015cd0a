using System;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Access.Granting;

/// <summary>Writes the least policy for a task. Nothing is asked of AWS.</summary>
public static class KmsPolicies
{
    private const string EveryKey = "*";
    private const string ThisKey = "*";

    /// <summary>Use of the keys that AWS manages, by the aliases that name them.</summary>
    public static S3KmsPolicy DefaultKey() => new()
    {
        As = KmsPolicyPlace.Identity,
        Json = PolicyText.Of([new StatementText("UseDefaultKeys", TaskActions.DefaultKey, [EveryKey])
        {
            Conditions = [new ConditionText("StringLike", "kms:RequestAlias", ["alias/aws/*"])],
        }]),
    };

    /// <summary>The policy for a task.</summary>
    /// <exception cref="S3EncryptionException">The parts do not go together, or cannot stand in a policy.</exception>
    public static S3KmsPolicy For(KmsPolicyOrder order) => new()
    {
        For = order.Task,
        As = order.Place,
        KmsKeyArn = order.Key?.ToString(),
        Json = PolicyText.Of(order.Place == KmsPolicyPlace.Key ? OfKey(order) : OfIdentity(order)),
    };

    /// <summary>One key policy of several that were made here.</summary>
    public static string Join(IEnumerable<S3KmsPolicy> policies) => PolicyText.Join(policies.Select(p => p.Json));

    /// <summary>What KMS gives a key of which no policy is said: the account's identity policies decide everything.</summary>
    /// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html</remarks>
    internal static string OfAccount(string rootArn) =>
        PolicyText.Of([new StatementText("EnableIAMUserPermissions", ["kms:*"], [ThisKey]) { Principals = [rootArn] }]);

    /// <summary>What a key's administrators may, in its own policy.</summary>
    internal static StatementText Administrators(IReadOnlyList<string> arns) =>
        new("AdministerKey", TaskActions.Administer, [ThisKey]) { Principals = arns };

    private static IEnumerable<StatementText> OfIdentity(KmsPolicyOrder order)
    {
        if (order.Principals.Count > 0) throw PolicyFailures.PrincipalInIdentityPolicy();
        var key = order.Key ?? throw PolicyFailures.NoKey();
        yield return Task(order, key.Partition, [key.ToString()]);
        if (order.Task == KmsPolicyTask.KeyAdministrator)
        {
            var aliases = $"arn:{key.Partition}:kms:{key.Region}:{key.AccountId}:alias/*";
            yield return new StatementText("NameKeys", TaskActions.NameKeys, [aliases]);
        }

        if (order.Task == KmsPolicyTask.BatchReEncryption)
            foreach (var statement in BatchStatements.Of(order, key.Partition)) yield return statement;
        if (!IsUse(order.Task)) yield return new StatementText("FindKeys", TaskActions.FindKeys, [EveryKey]);
    }

    // A key policy is the root of trust: without the first statement the key would be lost with the last principal it names. The account
    // manages the key by its identity policies and does not use it by them.
    private static IEnumerable<StatementText> OfKey(KmsPolicyOrder order)
    {
        if (order.Principals.Count == 0) throw PolicyFailures.NoPrincipal();
        var principals = order.Principals.Select(p => KeyPrincipal.Read(p, order.Key?.Partition ?? PartitionOf(order.Region))).ToList();
        var partition = order.Key?.Partition ?? principals[0].Partition;
        if (principals.Find(p => p.Partition != partition) is { } stranger) throw PolicyFailures.OtherPartition(stranger.Arn, partition);
        var account = order.Key?.AccountId ?? order.AccountId ?? principals[0].AccountId;
        yield return new StatementText("KeepAccountInControl", TaskActions.Administer, [ThisKey])
        {
            Principals = [KeyPrincipal.Root(partition, account).Arn],
        };
        var task = Task(order, partition, [ThisKey]);
        yield return task with
        {
            Principals = [.. principals.Select(p => p.Arn).Distinct()],
            Conditions =
            [
                new ConditionText("StringEquals", "kms:CallerAccount", [.. principals.Select(p => p.AccountId).Distinct()]),
                .. task.Conditions,
            ],
        };
    }

    private static StatementText Task(KmsPolicyOrder order, string partition, IReadOnlyList<string> resources)
    {
        var (sid, actions) = order.Task switch
        {
            KmsPolicyTask.Reader => ("ReadThroughS3", TaskActions.Read),
            KmsPolicyTask.Writer => ("WriteThroughS3", TaskActions.Write),
            KmsPolicyTask.ReEncryption or KmsPolicyTask.BatchReEncryption => ("ReEncryptThroughS3", TaskActions.ReEncrypt),
            KmsPolicyTask.Auditor => ("AuditKey", TaskActions.Audit),
            KmsPolicyTask.KeyAdministrator => ("AdministerKey", TaskActions.Administer),
            _ => throw new ArgumentOutOfRangeException(nameof(order), order.Task, null),
        };
        var statement = new StatementText(sid, actions, resources);
        if (!IsUse(order.Task)) return statement;
        var through = new ConditionText("StringEquals", "kms:ViaService", S3In(order.Region, partition));
        return statement with { Conditions = S3EncryptionContext.For(order, partition) is { } context ? [through, context] : [through] };
    }

    /// <summary>Whether S3 does it for the caller, rather than the caller by himself.</summary>
    public static bool IsUse(KmsPolicyTask task) => task is KmsPolicyTask.Reader or KmsPolicyTask.Writer or KmsPolicyTask.ReEncryption
        or KmsPolicyTask.BatchReEncryption;

    // Which of its two domains S3 goes by in China is not documented; both are S3's own.
    private static IReadOnlyList<string> S3In(string region, string partition) => partition == "aws-cn"
        ? [$"s3.{region}.amazonaws.com", $"s3.{region}.amazonaws.com.cn"]
        : [$"s3.{region}.amazonaws.com"];

    private static string PartitionOf(string region) => region switch
    {
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ => "aws",
    };
}
