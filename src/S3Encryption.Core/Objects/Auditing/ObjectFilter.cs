using System;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Objects.Auditing;

/// <summary>Which objects are told of, by how they are encrypted.</summary>
public sealed record ObjectFilter
{
    /// <summary>The kinds to tell of; null for all.</summary>
    public IReadOnlyList<EncryptionKind>? Kinds { get; init; }

    /// <summary>The kinds not to tell of; null for none.</summary>
    public IReadOnlyList<EncryptionKind>? NotKinds { get; init; }

    /// <summary>What the ARN of the KMS key must satisfy; null for nothing.</summary>
    public Func<string, bool>? KmsKey { get; init; }

    /// <summary>Whether an object is told of.</summary>
    public bool Has(S3ObjectEncryption found) =>
        Kinds?.Contains(found.Encryption) != false && NotKinds?.Contains(found.Encryption) != true
        && (KmsKey is null || (found.KmsKeyArn is string arn && KmsKey(arn)));
}
