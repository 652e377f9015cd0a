using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;

namespace S3Encryption.Core.Buckets;

/// <summary>A bucket's one encryption rule, in the words of the module.</summary>
internal sealed record BucketRule(EncryptionKind Kind, string Algorithm, string? KmsKeyId, bool BucketKey, SseCUse SseC)
{
    private const string BlockSseC = "SSE-C";
    private const string BlockNothing = "NONE";

    /// <summary>What else is blocked, separated by commas: types that this version does not know and must not lose.</summary>
    public string OtherBlocked { get; init; } = string.Empty;

    /// <summary>The key, where the configuration names it by its ARN.</summary>
    public string? KmsKeyArn => KmsKeyId?.Contains(":key/") == true ? KmsKeyId : null;

    /// <summary>Reads a configuration. Where S3 answers without a rule, new objects are SSE-S3 all the same (since January 2023).</summary>
    public static BucketRule From(ServerSideEncryptionConfiguration? configuration)
    {
        var rule = configuration?.ServerSideEncryptionRules?.FirstOrDefault();
        var byDefault = rule?.ServerSideEncryptionByDefault;
        var algorithm = byDefault?.ServerSideEncryptionAlgorithm?.Value ?? Algorithms.Aes256;
        return new BucketRule(
            Algorithms.KindOf(algorithm), algorithm, byDefault?.ServerSideEncryptionKeyManagementServiceKeyId,
            rule?.BucketKeyEnabled ?? false, SseCOf(rule?.BlockedEncryptionTypes?.EncryptionType))
        {
            OtherBlocked = string.Join(",", Unknown(rule?.BlockedEncryptionTypes?.EncryptionType)),
        };
    }

    /// <summary>The rule in JSON with S3's own names, where there is something in it that this version does not know.</summary>
    public string? RawJson => Kind != EncryptionKind.Other && OtherBlocked.Length == 0 ? null : JsonSerializer.Serialize(new
    {
        SSEAlgorithm = Algorithm,
        KMSMasterKeyID = KmsKeyId,
        BucketKeyEnabled = BucketKey,
        BlockedEncryptionTypes = Blocked(),
    });

    public ServerSideEncryptionConfiguration ToConfiguration()
    {
        var rule = new ServerSideEncryptionRule
        {
            ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault
            {
                ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.FindValue(Algorithm),
                ServerSideEncryptionKeyManagementServiceKeyId = KmsKeyId,
            },
            BucketKeyEnabled = BucketKey,
        };
        if (SseC != SseCUse.Unset) rule.BlockedEncryptionTypes = new BlockedEncryptionTypes { EncryptionType = Blocked() };
        return new ServerSideEncryptionConfiguration { ServerSideEncryptionRules = [rule] };
    }

    /// <summary>The rule in a line, for <c>-WhatIf</c> and Verbose.</summary>
    public string Describe()
    {
        var parts = new List<string> { Kind == EncryptionKind.Other ? Algorithm : Kind.ToString() };
        if (Algorithms.UsesKms(Kind)) parts.Add($"key {KmsKeyId ?? "alias/aws/s3"}");
        if (Kind == EncryptionKind.SseKms) parts.Add(BucketKey ? "Bucket Key on" : "Bucket Key off");
        parts.Add($"SSE-C {SseC.ToString().ToLowerInvariant()}");
        if (OtherBlocked.Length > 0) parts.Add($"{OtherBlocked} blocked");
        return string.Join(", ", parts);
    }

    private List<string> Blocked()
    {
        List<string> blocked = SseC == SseCUse.Blocked ? [BlockSseC] : [];
        if (OtherBlocked.Length > 0) blocked.AddRange(OtherBlocked.Split(','));
        return blocked.Count > 0 || SseC == SseCUse.Unset ? blocked : [BlockNothing];
    }

    private static IEnumerable<string> Unknown(List<string>? blocked) =>
        (blocked ?? []).Where(type => type is not (BlockSseC or BlockNothing));

    private static SseCUse SseCOf(List<string>? blocked) => blocked switch
    {
        null or { Count: 0 } => SseCUse.Unset,
        _ when blocked.Contains(BlockSseC) => SseCUse.Blocked,
        _ => SseCUse.Allowed,
    };
}
