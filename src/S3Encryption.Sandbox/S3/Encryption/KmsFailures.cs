using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Encryption;

/// <summary>Turns what KMS refuses into what S3 tells its caller (docs/facts.md, KMS).</summary>
internal static class KmsFailures
{
    internal static AwsErrorException InS3Form(AwsErrorException kms) => kms.Code switch
    {
        "AccessDeniedException" => S3Errors.AccessDenied(kms.Message),
        _ => new AwsErrorException(400, "KMS." + kms.Code, kms.Message),
    };
}
