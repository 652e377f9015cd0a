using S3Encryption.Sandbox.Identity;

namespace S3Encryption.Sandbox.Kms;

/// <summary>
/// Who asks KMS (null: anonymous, which KMS never allows) and through which service: null directly,
/// <c>s3.us-east-1.amazonaws.com</c> when S3 asks for its caller.
/// </summary>
public sealed record KmsCaller(Principal? Principal, string? ViaService);
