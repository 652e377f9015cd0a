using System;
using System.Linq;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.S3.Encryption;

namespace S3Encryption.Sandbox.Jobs.Manifests;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_ObjectEncryptionFilter.html: one kind of encryption.</summary>
internal sealed record EncryptionFilter(string Kind, string? KeyArn, bool? BucketKey)
{
    private static readonly string[] Kinds = ["SSE-S3", "SSE-KMS", "DSSE-KMS", "SSE-C", "NOT-SSE"];

    internal static EncryptionFilter Read(XElement filter)
    {
        var kind = filter.Elements().ToList() is [var only] ? only : throw ControlErrors.Malformed();
        return Kinds.Contains(kind.Name.LocalName)
            ? new(kind.Name.LocalName, kind.Optional("KmsKeyArn"), kind.Boolean("BucketKeyEnabled"))
            : throw ControlErrors.InvalidRequest("Invalid ObjectEncryption: " + kind.Name.LocalName);
    }

    internal bool Matches(ObjectEncryption encryption) => encryption switch
    {
        SseS3Encryption => Kind is "SSE-S3",
        SseCEncryption => Kind is "SSE-C",
        Unencrypted => Kind is "NOT-SSE",
        KmsEncryption kms => Kind == (kms.DualLayer ? "DSSE-KMS" : "SSE-KMS")
            && (KeyArn is null || string.Equals(KeyArn, kms.KeyArn, StringComparison.Ordinal))
            && (BucketKey is null || BucketKey == kms.BucketKey),
        _ => false,
    };
}
