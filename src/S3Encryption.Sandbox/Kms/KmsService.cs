using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Identity;

namespace S3Encryption.Sandbox.Kms;

/// <summary>
/// KMS, for S3 in the same process and for clients over HTTP. Every refusal is an AwsErrorException in KMS's form:
/// NotFoundException, DisabledException, KMSInvalidStateException, AccessDeniedException, all with status 400.
/// </summary>
public sealed class KmsService(KmsKeys keys)
{
    /// <summary>The alias of the key that S3 uses where none is named.</summary>
    public const string AwsManagedS3Alias = "alias/aws/s3";

    /// <summary>The keys, for configurations and tests.</summary>
    public KmsKeys Keys { get; } = keys;

    /// <summary>A new 256-bit data key, if the caller has kms:GenerateDataKey.</summary>
    public DataKey GenerateDataKey(KmsCaller caller, string keyIdOrArnOrAlias, IReadOnlyDictionary<string, string> encryptionContext) =>
        throw new NotImplementedException();

    /// <summary>The plaintext of a blob, if the caller has kms:Decrypt, the key is usable and the context is the one it was encrypted with.</summary>
    public byte[] Decrypt(KmsCaller caller, byte[] ciphertextBlob, IReadOnlyDictionary<string, string> encryptionContext) =>
        throw new NotImplementedException();

    /// <summary>The ARN of the key this names, without asking for any permission; makes alias/aws/s3 on its first use.</summary>
    public string ResolveKeyArn(string keyIdOrArnOrAlias) => throw new NotImplementedException();

    /// <summary>Answers one request of the JSON 1.1 protocol; errors are thrown, for <see cref="KmsErrorAnswer"/> to write.</summary>
    public Task HandleAsync(HttpContext context, Principal? caller, ReadOnlyMemory<byte> body) => throw new NotImplementedException();
}
