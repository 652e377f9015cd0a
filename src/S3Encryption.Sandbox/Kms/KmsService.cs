using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Kms.Grants;

namespace S3Encryption.Sandbox.Kms;

/// <summary>
/// KMS, for S3 in the same process and for clients over HTTP. Every refusal is an AwsErrorException in KMS's form:
/// NotFoundException, DisabledException, KMSInvalidStateException, AccessDeniedException, all with status 400.
/// </summary>
public sealed class KmsService(KmsKeys keys)
{
    /// <summary>The alias of the key that S3 uses where none is named.</summary>
    public const string AwsManagedS3Alias = "alias/aws/s3";

    private const string TargetPrefix = "TrentService.";
    private static readonly KmsFields NoFields = new(JsonDocument.Parse("{}").RootElement);

    /// <summary>The keys, for configurations and tests.</summary>
    public KmsKeys Keys { get; } = keys;

    /// <summary>A new 256-bit data key, if the caller has kms:GenerateDataKey.</summary>
    public DataKey GenerateDataKey(KmsCaller caller, string keyIdOrArnOrAlias, IReadOnlyDictionary<string, string> encryptionContext)
    {
        var call = InProcess(caller);
        var key = call.Key(keyIdOrArnOrAlias, "kms:GenerateDataKey", new KeyAsk(encryptionContext));
        key.RequireSymmetricEncryption("GenerateDataKey");
        call.Used(key, "GenerateDataKey");
        var plaintext = RandomNumberGenerator.GetBytes(32);
        return new DataKey(key.Arn, plaintext, KmsCipher.Encrypt(key, plaintext, encryptionContext));
    }

    /// <summary>
    /// The plaintext of a blob, if the caller has kms:Decrypt, the key is usable and the context is the one it was encrypted with.
    /// </summary>
    public byte[] Decrypt(KmsCaller caller, byte[] ciphertextBlob, IReadOnlyDictionary<string, string> encryptionContext)
    {
        var call = InProcess(caller);
        var key = CiphertextKey.Of(call, ciphertextBlob, null, "kms:Decrypt", encryptionContext);
        key.RequireSymmetricEncryption("Decrypt");
        var plaintext = KmsCipher.Decrypt(key, ciphertextBlob, encryptionContext);
        call.Used(key, "Decrypt");
        return plaintext;
    }

    /// <summary>The key, if the caller may do all of this with it and its state lets it encrypt.</summary>
    internal KmsKey Demand(KmsCaller caller, string keyArn, IReadOnlyDictionary<string, string> encryptionContext, params string[] actions)
    {
        var call = InProcess(caller);
        var ask = new KeyAsk(encryptionContext);
        var key = call.Key(keyArn, actions[0], ask);
        foreach (var action in actions[1..])
        {
            call.Demand(key, action, ask: ask);
        }

        key.RequireSymmetricEncryption("ReEncrypt");
        call.Used(key, "ReEncrypt");
        return key;
    }

    /// <summary>
    /// The ARN of the key this names, without asking for any permission; makes alias/aws/s3 on its first use. A key ARN of another
    /// account comes back as it is: using it is refused.
    /// </summary>
    public string ResolveKeyArn(string keyIdOrArnOrAlias)
    {
        try
        {
            return new KmsKeyResolver(Keys).Resolve(keyIdOrArnOrAlias, makesAwsManagedKey: true).Key.Arn;
        }
        catch (ForeignKeyException)
        {
            return keyIdOrArnOrAlias;
        }
    }

    /// <summary>Answers one request of the JSON 1.1 protocol; errors are thrown, for <see cref="KmsErrorAnswer"/> to write.</summary>
    public async Task HandleAsync(HttpContext context, Principal? caller, ReadOnlyMemory<byte> body)
    {
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        var operation = target.StartsWith(TargetPrefix, StringComparison.Ordinal)
            ? KmsOperations.Find(target[TargetPrefix.Length..])
            : null;
        if (operation is null)
        {
            throw KmsErrors.Of("UnknownOperationException", "");
        }

        using var document = Parse(body);
        var conditions = RequestConditions.Of(context, Keys.Clock.GetUtcNow(), Keys.Region);
        var call = new KmsCall(Keys, new KmsCaller(caller, null), new KmsFields(document.RootElement), conditions)
        {
            RequestId = context.Response.Headers["x-amzn-RequestId"].ToString(),
        };
        GrantToken.CheckAll(call.Fields);
        await KmsAnswer.WriteAsync(context, operation.Answer(call));
    }

    private KmsCall InProcess(KmsCaller caller) => new(Keys, caller, NoFields, ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty);

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body.IsEmpty ? "{}"u8.ToArray() : body);
        }
        catch (JsonException)
        {
            throw KmsErrors.Serialization("The request body is not well-formed JSON.");
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        document.Dispose();
        throw KmsErrors.Serialization("The request body is not a JSON object.");
    }
}
