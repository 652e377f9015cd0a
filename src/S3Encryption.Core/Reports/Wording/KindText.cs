namespace S3Encryption.Core.Reports.Wording;

/// <summary>Kinds of encryption as people call them.</summary>
internal static class KindText
{
    /// <param name="kind">The kind; null where it was not told.</param>
    /// <param name="algorithm">The algorithm as S3 spells it, where the kind is another.</param>
    public static string Of(EncryptionKind? kind, string? algorithm = null) => kind switch
    {
        EncryptionKind.None => "Not encrypted",
        EncryptionKind.SseS3 => "SSE-S3",
        EncryptionKind.SseKms => "SSE-KMS",
        EncryptionKind.DsseKms => "DSSE-KMS",
        EncryptionKind.SseC => "SSE-C",
        EncryptionKind.Other => algorithm is null ? "Another kind" : $"Another kind ({algorithm})",
        _ => "Not known",
    };

    /// <summary>The same amid a sentence: «62.5 % are under SSE-KMS».</summary>
    public static string InSentence(EncryptionKind? kind, string? algorithm = null) => kind switch
    {
        EncryptionKind.None => "not encrypted",
        EncryptionKind.Unknown or null => "encrypted in a way that is not known",
        EncryptionKind.Other => algorithm is null ? "under another kind" : $"under another kind ({algorithm})",
        _ => "under " + Of(kind),
    };
}
