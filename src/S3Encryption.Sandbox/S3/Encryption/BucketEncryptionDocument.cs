using System;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Encryption;

/// <summary>
/// ServerSideEncryptionConfiguration, read and written.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html.
/// </summary>
internal static class BucketEncryptionDocument
{
    internal const string Root = "ServerSideEncryptionConfiguration";

    private static readonly string[] Algorithms = ["AES256", "aws:kms", "aws:kms:dsse", "aws:fsx", "aws:backup"];

    /// <summary>
    /// The new configuration. What an omitted BlockedEncryptionTypes does is undocumented; terraform-provider-aws#47320 saw the block stay.
    /// </summary>
    internal static BucketEncryption Read(XElement root, BucketEncryption current)
    {
        var rules = root.Children("Rule").ToList();
        if (rules.Count != 1)
        {
            throw S3Errors.MalformedXml();
        }

        var rule = rules[0];
        var byDefault = rule.Child("ApplyServerSideEncryptionByDefault");
        var algorithm = byDefault is null ? "AES256" : byDefault.Text("SSEAlgorithm");
        var keyId = byDefault?.Text("KMSMasterKeyID");
        if (algorithm is null || !Algorithms.Contains(algorithm, StringComparer.Ordinal))
        {
            throw S3Errors.MalformedXml();
        }

        if (keyId is not null && algorithm is not ("aws:kms" or "aws:kms:dsse"))
        {
            throw S3Errors.InvalidArgument(
                "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse",
                "ApplyServerSideEncryptionByDefault");
        }

        return new(algorithm, keyId, ReadBucketKey(rule), ReadBlock(rule) ?? current.BlocksSseC);
    }

    internal static void Write(XmlWriter xml, BucketEncryption encryption) => xml.Element("Rule", () =>
    {
        xml.Element("ApplyServerSideEncryptionByDefault", () =>
        {
            xml.Element("SSEAlgorithm", encryption.Algorithm);
            xml.Element("KMSMasterKeyID", encryption.KmsKeyId);
        });
        xml.Element("BucketKeyEnabled", encryption.BucketKey);
        xml.Element("BlockedEncryptionTypes", () => xml.Element("EncryptionType", encryption.BlocksSseC ? "SSE-C" : "NONE"));
    });

    private static bool ReadBucketKey(XElement rule) => rule.Text("BucketKeyEnabled") switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw S3Errors.MalformedXml(),
    };

    private static bool? ReadBlock(XElement rule)
    {
        var blocked = rule.Child("BlockedEncryptionTypes");
        if (blocked is null)
        {
            return null;
        }

        var types = blocked.Children("EncryptionType").Select(type => type.Value).ToList();
        return types switch
        {
            [] => null,
            ["SSE-C"] => true,
            ["NONE"] => false,
            _ => throw S3Errors.MalformedXml(),
        };
    }
}
