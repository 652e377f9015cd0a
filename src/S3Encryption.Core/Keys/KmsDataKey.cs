using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Keys;

/// <summary>SSE-C keys that KMS makes and wraps.</summary>
public static class KmsDataKey
{
    /// <summary>A KMS data key: plaintext to use now, and a wrapped copy that <c>kms:Decrypt</c> opens again.</summary>
    /// <remarks>https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html</remarks>
    /// <exception cref="S3EncryptionException">KMS refused.</exception>
    public static async Task<SseCKey> GenerateAsync(AwsConnection connection, string kmsKeyId, string? name, CancellationToken stop)
    {
        // KMS answers with the key in the clear, under TLS alone.
        SseCFailures.RequireTls(connection.KmsEndpoint, kmsKeyId);
        var kms = connection.Kms();
        var subject = new RequestSubject("GenerateDataKey", connection.KmsEndpoint) { KmsKeyId = kmsKeyId };
        var request = new GenerateDataKeyRequest { KeyId = kmsKeyId, KeySpec = DataKeySpec.AES_256 };
        var answer = await Guarded.SendAsync(subject, () => kms.GenerateDataKeyAsync(request, stop), stop).ConfigureAwait(false);
        var material = answer.Plaintext.ToArray();
        try
        {
            return new SseCKey(material, SseCKeyOrigin.KmsDataKey, name)
            {
                KmsKeyArn = answer.KeyId,
                WrappedKey = Convert.ToBase64String(answer.CiphertextBlob.ToArray()),
            };
        }
        finally
        {
            Array.Clear(material, 0, material.Length);
            if (answer.Plaintext.TryGetBuffer(out var held)) Array.Clear(held.Array!, held.Offset, held.Count);
        }
    }
}
