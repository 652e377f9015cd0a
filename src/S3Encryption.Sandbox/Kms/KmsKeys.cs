using System;

namespace S3Encryption.Sandbox.Kms;

/// <summary>The keys and aliases of one account and Region. Safe for concurrent use.</summary>
public sealed class KmsKeys(string region, string accountId, TimeProvider clock)
{
    /// <summary>The Region all keys are in.</summary>
    public string Region { get; } = region;

    /// <summary>The account that owns the keys.</summary>
    public string AccountId { get; } = accountId;

    internal TimeProvider Clock { get; } = clock;

    /// <summary>Makes a key as a test or a configuration describes it; its ARN is in the result.</summary>
    public KmsKey Add(KmsKeySettings settings) => throw new NotImplementedException();

    /// <summary>The key with this id, ARN, alias name or alias ARN; null where there is none.</summary>
    public KmsKey? Find(string keyIdOrArnOrAlias) => throw new NotImplementedException();
}
