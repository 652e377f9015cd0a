using S3Encryption.Core.Keys;

namespace S3Encryption.Core.Objects.Converting;

/// <summary>How objects are to be encrypted, and what may be done for it.</summary>
public sealed record ConversionWish
{
    /// <summary>The encryption; a KMS key by its full ARN. For SSE-C null, and then <see cref="Keys"/> says with which key.</summary>
    public ObjectEncryption? Encryption { get; init; }

    /// <summary>The SSE-C key that each object gets; null for another kind.</summary>
    public ISseCKeys? Keys { get; init; }

    /// <summary>What becomes of the version that a copy supersedes; null where that was not said, and then nothing is copied there.</summary>
    public OldVersions? OldVersions { get; init; }

    /// <summary>Whether to go on where something would be lost.</summary>
    public bool AllowLoss { get; init; }

    /// <summary>Whether <c>UpdateObjectEncryption</c> may be sent to a server that is neither AWS's nor the sandbox (docs/safety.md, rule 3).</summary>
    public bool MayUpdateAnywhere { get; init; }

    /// <summary>Larger objects are copied in parts, in bytes.</summary>
    public long MultipartThreshold { get; init; } = Copying.CopyPlan.MostAtOnce;

    /// <summary>What a journal is of: what another wish would do is not done.</summary>
    public string Describe() => Encryption switch
    {
        ObjectEncryption.SseKms kms => $"SseKms {kms.KmsKeyId}{BucketKeyText(kms.BucketKey)}",
        ObjectEncryption.DsseKms dsse => $"DsseKms {dsse.KmsKeyId}",
        ObjectEncryption.SseC c => $"SseC {c.Key.Fingerprint}",
        null => "SseC",
        var other => other.GetType().Name,
    };

    private static string BucketKeyText(bool? bucketKey) => bucketKey switch
    {
        null => string.Empty,
        true => " with a Bucket Key",
        false => " without a Bucket Key",
    };
}
