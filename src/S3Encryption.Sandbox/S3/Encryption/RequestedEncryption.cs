using System.Collections.Generic;

namespace S3Encryption.Sandbox.S3.Encryption;

/// <summary>
/// What the headers of a write ask for: exactly one of the records in this file. Null stands for no wish at all: the bucket's default.
/// </summary>
internal abstract record RequestedEncryption
{
    private protected RequestedEncryption()
    {
    }
}

/// <summary><c>AES256</c>.</summary>
internal sealed record RequestedSseS3 : RequestedEncryption;

/// <summary>
/// <c>aws:kms</c>, or <c>aws:kms:dsse</c> where <see cref="DualLayer"/>. Without a key id it is aws/s3, whatever the bucket's default key;
/// without a word on the Bucket Key it is the bucket's setting.
/// </summary>
internal sealed record RequestedKms(
    string? KeyId,
    bool? BucketKey,
    IReadOnlyDictionary<string, string> Context,
    string? ContextHeader,
    bool DualLayer) : RequestedEncryption;

/// <summary>The customer's own key.</summary>
internal sealed record RequestedSseC(CustomerKey Key) : RequestedEncryption;
