using System.Collections;
using S3Encryption.Core.Objects;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>
/// What the encryption parameters of a cmdlet say together: <c>-Encryption</c>, <c>-KmsKeyId</c>, <c>-BucketKey</c>,
/// <c>-EncryptionContext</c>, <c>-SseCKey</c>. A key names its kind, so that <c>-Encryption</c> may be left out beside it.
/// </summary>
internal sealed record EncryptionChoice
{
    public EncryptionKind? Kind { get; init; }

    public string? KmsKeyId { get; init; }

    /// <summary>Null where it was not said: then the bucket's default decides.</summary>
    public bool? BucketKey { get; init; }

    public Hashtable? Context { get; init; }

    public SseCKey? SseCKey { get; init; }

    /// <summary>Whether a keyring is to give the SSE-C key of each object; until then the kind is read as the bucket's default.</summary>
    public bool HasKeyring { get; init; }

    private bool UsesKms => KmsKeyId is not null || BucketKey == true || Context is not null;

    /// <exception cref="S3EncryptionException"><c>InvalidEncryption</c>: they contradict each other.</exception>
    public ObjectEncryption Read()
    {
        if (SseCKey is not null || HasKeyring) return ReadSseC();
        if (Kind == EncryptionKind.SseC) throw InputFailures.SseCWithoutKey("-SseCKey");
        var kind = Kind ?? (UsesKms ? EncryptionKind.SseKms : null);
        RequireFits(kind, UsesKms, BucketKey == true);
        return kind switch
        {
            null => new ObjectEncryption.BucketDefault(),
            EncryptionKind.SseS3 => new ObjectEncryption.SseS3(),
            EncryptionKind.DsseKms => new ObjectEncryption.DsseKms(KmsKeyId, Texts.Of(Context)),
            _ => new ObjectEncryption.SseKms(KmsKeyId, BucketKey, Texts.Of(Context)),
        };
    }

    /// <summary>Holds what is said of KMS against the kind.</summary>
    /// <param name="kind">The kind; null for the bucket's default.</param>
    /// <param name="usesKms">Whether anything was said that only KMS has.</param>
    /// <param name="bucketKey">Whether a Bucket Key is asked for.</param>
    /// <exception cref="S3EncryptionException"><c>InvalidEncryption</c>: they contradict each other.</exception>
    public static void RequireFits(EncryptionKind? kind, bool usesKms, bool bucketKey)
    {
        if (kind == EncryptionKind.SseS3 && usesKms) throw InputFailures.KmsWithoutKms();
        if (kind == EncryptionKind.DsseKms && bucketKey) throw InputFailures.BucketKeyWithDsse();
    }

    private ObjectEncryption ReadSseC()
    {
        if (SseCKey is not null && HasKeyring) throw InputFailures.KeyOrKeyring();
        if (UsesKms || Kind is not (null or EncryptionKind.SseC)) throw InputFailures.SseCKeyWithOtherKind();
        return SseCKey is null ? new ObjectEncryption.BucketDefault() : new ObjectEncryption.SseC(SseCKey);
    }
}
