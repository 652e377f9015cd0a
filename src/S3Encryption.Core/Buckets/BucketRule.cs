using System.Collections.Generic;
using System.Linq;
using Amazon.S3;
using Amazon.S3.Model;

namespace S3Encryption.Core.Buckets;

/// <summary>A bucket's one encryption rule, in the words of the module.</summary>
internal sealed record BucketRule(EncryptionKind Kind, string Algorithm, string? KmsKeyId, bool BucketKey, SseCUse SseC)
{
    private const string BlockSseC = "SSE-C";
    private const string BlockNothing = "NONE";

    /// <summary>Reads a configuration. Where S3 answers without a rule, new objects are SSE-S3 all the same (since January 2023).</summary>
    public static BucketRule From(ServerSideEncryptionConfiguration? configuration)
    {
        var rule = configuration?.ServerSideEncryptionRules?.FirstOrDefault();
        var byDefault = rule?.ServerSideEncryptionByDefault;
        var algorithm = byDefault?.ServerSideEncryptionAlgorithm?.Value ?? Algorithms.Aes256;
        return new BucketRule(
            Algorithms.KindOf(algorithm), algorithm, byDefault?.ServerSideEncryptionKeyManagementServiceKeyId,
            rule?.BucketKeyEnabled ?? false, SseCOf(rule?.BlockedEncryptionTypes?.EncryptionType));
    }

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
        var blocked = SseC == SseCUse.Blocked ? BlockSseC : BlockNothing;
        if (SseC != SseCUse.Unset) rule.BlockedEncryptionTypes = new BlockedEncryptionTypes { EncryptionType = [blocked] };
        return new ServerSideEncryptionConfiguration { ServerSideEncryptionRules = [rule] };
    }

    /// <summary>The rule in a line, for <c>-WhatIf</c> and Verbose.</summary>
    public string Describe()
    {
        var parts = new List<string> { Kind == EncryptionKind.Other ? Algorithm : Kind.ToString() };
        if (Algorithms.UsesKms(Kind)) parts.Add($"key {KmsKeyId ?? "alias/aws/s3"}");
        if (Kind == EncryptionKind.SseKms) parts.Add(BucketKey ? "Bucket Key on" : "Bucket Key off");
        parts.Add($"SSE-C {SseC.ToString().ToLowerInvariant()}");
        return string.Join(", ", parts);
    }

    private static SseCUse SseCOf(List<string>? blocked) => blocked switch
    {
        null or { Count: 0 } => SseCUse.Unset,
        _ when blocked.Contains(BlockSseC) => SseCUse.Blocked,
        _ => SseCUse.Allowed,
    };
}
