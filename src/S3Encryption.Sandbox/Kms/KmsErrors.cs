using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Kms;

/// <summary>KMS's refusals, in its words. All have status 400.</summary>
internal static class KmsErrors
{
    internal static AwsErrorException KeyNotFound(string arn) => Of("NotFoundException", $"Key '{arn}' does not exist");

    internal static AwsErrorException InvalidKeyId(string given) => Of("NotFoundException", $"Invalid keyId '{given}'");

    internal static AwsErrorException InvalidArn(string what) => Of("NotFoundException", "Invalid arn " + what);

    internal static AwsErrorException AliasNotFound(string arn) => Of("NotFoundException", $"Alias {arn} is not found.");

    internal static AwsErrorException Disabled(string arn) => Of("DisabledException", arn + " is disabled.");

    internal static AwsErrorException PendingDeletion(string arn) => Of("KMSInvalidStateException", arn + " is pending deletion.");

    internal static AwsErrorException PendingImport(string arn) => Of("KMSInvalidStateException", arn + " is pending import.");

    internal static AwsErrorException Unavailable(string arn) => Of("KMSInvalidStateException", arn + " is unavailable.");

    internal static AwsErrorException InvalidOrigin(KmsKey key) =>
        Unsupported($"{key.Arn} origin is {key.Origin} which is not valid for this operation.");

    internal static AwsErrorException InvalidUsage(KmsKey key, string operation) => Of("InvalidKeyUsageException",
        key.Usage == KmsKey.EncryptDecrypt && key.Spec != KmsKey.Symmetric
            ? $"{key.Arn} key spec is {key.Spec} which is not valid for {operation}."
            : $"{key.Arn} key usage is {key.Usage} which is not valid for {operation}.");

    internal static AwsErrorException InvalidCiphertext() => Of("InvalidCiphertextException", "");

    internal static AwsErrorException IncorrectKey() =>
        Of("IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation.");

    internal static AwsErrorException UnknownCiphertextKey() => Of("AccessDeniedException",
        "The ciphertext refers to a customer master key that does not exist, "
            + "does not exist in this region, or you are not allowed to access.");

    internal static AwsErrorException DryRun() =>
        Of("DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");

    internal static AwsErrorException Unsupported(string message) => Of("UnsupportedOperationException", message);

    internal static AwsErrorException Validation(string message) => Of("ValidationException", message);

    /// <summary>AWS's own validation; a null value is one that must not be shown.</summary>
    internal static AwsErrorException Constraint(string? value, string member, string constraint) =>
        Validation("1 validation error detected: Value " + (value is null ? "" : value + " ")
            + $"at '{char.ToLowerInvariant(member[0])}{member[1..]}' failed to satisfy constraint: " + constraint);

    internal static AwsErrorException Serialization(string message) => Of("SerializationException", message);

    internal static AwsErrorException MalformedPolicy(string message) => Of("MalformedPolicyDocumentException", message);

    internal static AwsErrorException Of(string code, string message) => new(400, code, message);
}
