using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Amazon.KeyManagementService.Model;
using S3Encryption.Core.Access;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Keys.Wrapping;

/// <summary>Has KMS encrypt keys, and decrypt them again. Both carry the key in the clear, under TLS alone.</summary>
public static class KmsWrapper
{
    /// <summary>Wraps a key.</summary>
    /// <param name="connection">Whose KMS.</param>
    /// <param name="key">The SSE-C key.</param>
    /// <param name="kmsKeyId">The KMS key: id, ARN or alias.</param>
    /// <param name="stop">Ends it.</param>
    /// <remarks>https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html</remarks>
    /// <exception cref="S3EncryptionException">KMS refused, or is reached over plain HTTP.</exception>
    public static async Task<KeyWrapping.Kms> WrapAsync(AwsConnection connection, SseCKey key, string kmsKeyId, CancellationToken stop)
    {
        SseCFailures.RequireTls(connection.KmsEndpoint, kmsKeyId);
        var kms = connection.Kms(KeyArn.RegionOf(kmsKeyId));
        var subject = new RequestSubject("Encrypt", connection.KmsEndpoint) { KmsKeyId = kmsKeyId };
        var material = key.CopyMaterial();
        try
        {
            using var plaintext = new MemoryStream(material);
            var request = new EncryptRequest { KeyId = kmsKeyId, Plaintext = plaintext };
            var answer = await Guarded.SendAsync(subject, () => kms.EncryptAsync(request, stop), stop).ConfigureAwait(false);
            return new KeyWrapping.Kms(
                answer.KeyId, Convert.ToBase64String(answer.CiphertextBlob.ToArray()), new Dictionary<string, string>());
        }
        finally
        {
            Array.Clear(material, 0, material.Length);
        }
    }

    /// <summary>The bytes of a wrapped key, which the caller zeroes.</summary>
    /// <remarks>https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html</remarks>
    /// <exception cref="S3EncryptionException">KMS refused, or is reached over plain HTTP.</exception>
    internal static async Task<byte[]> UnwrapAsync(AwsConnection connection, KeyWrapping.Kms wrapped, CancellationToken stop)
    {
        SseCFailures.RequireTls(connection.KmsEndpoint, wrapped.KeyArn);
        var kms = connection.Kms(KeyArn.RegionOf(wrapped.KeyArn));
        var subject = new RequestSubject("Decrypt", connection.KmsEndpoint) { KmsKeyId = wrapped.KeyArn };
        using var ciphertext = new MemoryStream(Convert.FromBase64String(wrapped.Ciphertext));
        var request = new DecryptRequest { KeyId = wrapped.KeyArn, CiphertextBlob = ciphertext };
        if (wrapped.Context.Count > 0) request.EncryptionContext = Copy(wrapped.Context);
        var answer = await Guarded.SendAsync(subject, () => kms.DecryptAsync(request, stop), stop).ConfigureAwait(false);
        var material = answer.Plaintext.ToArray();
        if (answer.Plaintext.TryGetBuffer(out var held)) Array.Clear(held.Array!, held.Offset, held.Count);
        return material;
    }

    private static Dictionary<string, string> Copy(IReadOnlyDictionary<string, string> context)
    {
        var copy = new Dictionary<string, string>();
        foreach (var pair in context) copy[pair.Key] = pair.Value;
        return copy;
    }
}
