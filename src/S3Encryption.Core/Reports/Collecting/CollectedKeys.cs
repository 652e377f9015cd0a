using System.Collections.Generic;

namespace S3Encryption.Core.Reports.Collecting;

/// <summary>What is told of KMS keys, and of who may use them.</summary>
internal sealed class CollectedKeys
{
    /// <summary>By ARN.</summary>
    public SortedDictionary<string, S3KmsKey> Keys { get; } = new(System.StringComparer.Ordinal);

    public BoundedList<KmsAccess> Access { get; } = new(1000);

    public BoundedList<KmsAccess> Denied { get; } = new();

    /// <summary>Of which it could not be told.</summary>
    public BoundedList<KmsAccess> Unsettled { get; } = new();

    public void Add(S3KmsKey key) => Keys[key.Arn] = key;

    public void Add(KmsAccess access)
    {
        Access.Add(access);
        if (access.Result == KmsAccessOutcome.Denied) Denied.Add(access);
        else if (access.Result != KmsAccessOutcome.Allowed) Unsettled.Add(access);
    }
}
