namespace S3Encryption.Core.Buckets;

/// <summary>S3's names of the kinds of encryption (<c>x-amz-server-side-encryption</c>, <c>SSEAlgorithm</c>).</summary>
internal static class Algorithms
{
    public const string Aes256 = "AES256";
    public const string Kms = "aws:kms";
    public const string KmsDsse = "aws:kms:dsse";

    public static EncryptionKind KindOf(string? algorithm) => algorithm switch
    {
        null or "" => EncryptionKind.None,
        Aes256 => EncryptionKind.SseS3,
        Kms => EncryptionKind.SseKms,
        KmsDsse => EncryptionKind.DsseKms,
        _ => EncryptionKind.Other,
    };

    /// <summary>Of the kinds that a bucket can have.</summary>
    public static string Of(EncryptionKind kind) => kind switch
    {
        EncryptionKind.SseKms => Kms,
        EncryptionKind.DsseKms => KmsDsse,
        _ => Aes256,
    };

    public static bool UsesKms(EncryptionKind kind) => kind is EncryptionKind.SseKms or EncryptionKind.DsseKms;
}
