using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace S3Encryption.Core.Buckets.Policies;

/// <summary>
/// A statement of this module. All of them deny, and allow nobody anything.
/// </summary>
/// <remarks>
/// A negated operator holds for a key that the request lacks, and so does every operator with IfExists: a denial on «not this kind» alone,
/// with IfExists or without, also meets uploads that send no header and take the bucket's default. Those are let through by a second
/// condition, that the header is there (Null is false).
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
/// </remarks>
internal sealed record OwnStatement(
    EncryptionRequirement Requirement, EncryptionKind? Kind = null, string? KmsKeyArn = null, bool RequireHeader = false)
{
    public const string KindKey = "s3:x-amz-server-side-encryption";
    public const string KmsKeyKey = KindKey + "-aws-kms-key-id";
    public const string SseCKey = KindKey + "-customer-algorithm";
    public const string TlsKey = "aws:SecureTransport";

    public static IReadOnlyList<EncryptionRequirement> All { get; } =
        [.. Enum.GetValues(typeof(EncryptionRequirement)).Cast<EncryptionRequirement>()];

    public static string SidOf(EncryptionRequirement requirement) => requirement switch
    {
        EncryptionRequirement.Tls => "S3EncryptionRequireTls",
        EncryptionRequirement.Encryption => "S3EncryptionRequireKind",
        EncryptionRequirement.KmsKey => "S3EncryptionRequireKmsKey",
        _ => "S3EncryptionDenySseC",
    };

    /// <summary>The statement for a bucket.</summary>
    public StatementText For(string bucketArn)
    {
        var (bucket, objects) = (Quoted(bucketArn), Quoted(bucketArn + "/*"));
        var (action, resource) = Requirement == EncryptionRequirement.Tls ? ("s3:*", $"[{bucket},{objects}]") : ("s3:PutObject", objects);
        return StatementText.Parse(
            $$"""
            {"Sid":"{{SidOf(Requirement)}}","Effect":"Deny","Principal":"*","Action":"{{action}}",
             "Resource":{{resource}},"Condition":{ {{Condition()}} } }
            """);
    }

    private string Condition() => Requirement switch
    {
        EncryptionRequirement.Tls => $$"""
            "Bool":{"{{TlsKey}}":"false"}
            """,
        EncryptionRequirement.Encryption => HeaderSent() + $$"""
            "StringNotEquals":{"{{KindKey}}":"{{Algorithms.Of(Kind!.Value)}}"}
            """,

        // Who names an encryption and no key gets the AWS managed one, which lacks the key's header: the negated operator denies that too.
        EncryptionRequirement.KmsKey => HeaderSent() + $$"""
            "ArnNotEquals":{"{{KmsKeyKey}}":{{Quoted(KmsKeyArn!)}}}
            """,
        _ => $$"""
            "Null":{"{{SseCKey}}":"false"}
            """,
    };

    private string HeaderSent() => RequireHeader
        ? string.Empty
        : $$"""
            "Null":{"{{KindKey}}":"false"},
            """;

    private static string Quoted(string text) => "\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
