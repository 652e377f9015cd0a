using System;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Keys;

/// <summary>Makes SSE-C keys.</summary>
public static class SseCKeyMaker
{
    /// <summary>A key from the system's cryptographic random generator, kept in an owner-only file where a path is given.</summary>
    /// <exception cref="S3EncryptionException"><c>FileExists</c>, or the file cannot be written.</exception>
    public static SseCKey Generate(string? name = null, string? path = null)
    {
        var material = new byte[SseCKey.Size];
        try
        {
            using (var random = RandomNumberGenerator.Create()) random.GetBytes(material);
            if (path is not null) SseCKeyFile.Create(path, material);
            return new SseCKey(material, SseCKeyOrigin.Generated, name) { Path = path };
        }
        finally
        {
            Array.Clear(material, 0, material.Length);
        }
    }

    /// <summary>A KMS data key: plaintext to use now, and a wrapped copy that <c>kms:Decrypt</c> opens again.</summary>
    /// <remarks>https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html</remarks>
    /// <exception cref="S3EncryptionException">KMS refused.</exception>
    public static async Task<SseCKey> GenerateWithKmsAsync(AwsConnection connection, string kmsKeyId, string? name, CancellationToken stop)
    {
        var kms = connection.Kms();
        var subject = new RequestSubject("GenerateDataKey", connection.S3Endpoint) { KmsKeyId = kmsKeyId };
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
