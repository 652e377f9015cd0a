using System.Collections.Generic;

namespace S3Encryption.Core.Keys.Wrapping;

/// <summary>A key as it may lie about: encrypted, with what is needed to open it again. A closed set, one record for each way.</summary>
public abstract record KeyWrapping
{
    private KeyWrapping()
    {
    }

    /// <summary>Encrypted by KMS.</summary>
    /// <param name="KeyArn">The full ARN of the KMS key; opening names it, so that the ciphertext chooses nothing.</param>
    /// <param name="Ciphertext">What <c>kms:Encrypt</c> or <c>kms:GenerateDataKey</c> gave, in base64.</param>
    /// <param name="Context">
    /// The encryption context that opening must repeat. This module adds none, so that <c>aws kms decrypt</c> opens a key with nothing
    /// but its file; one that others wrote is kept.
    /// </param>
    public sealed record Kms(string KeyArn, string Ciphertext, IReadOnlyDictionary<string, string> Context) : KeyWrapping;

    /// <summary>Encrypted to certificates.</summary>
    /// <param name="Document">The PEM document, <c>-----BEGIN CMS-----</c>, whose content is the key in base64.</param>
    /// <param name="Recipients">Whose private keys open it; empty where only the document is known.</param>
    public sealed record Cms(string Document, IReadOnlyList<SseCKeyRecipient> Recipients) : KeyWrapping;
}
