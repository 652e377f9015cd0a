using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Actions;

/// <summary>
/// Finds what the Operation of a job does: https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobOperation.html.
/// </summary>
internal static class ObjectActions
{
    private static readonly Dictionary<string, string> Bypass = new() { ["x-amz-bypass-governance-retention"] = "true" };

    internal static ObjectAction Read(XElement operation) => operation.Name.LocalName switch
    {
        "S3PutObjectCopy" => CopyAction.Read(operation),
        "S3UpdateObjectEncryption" => Update(operation.RequiredChild("ObjectEncryption")),
        "S3PutObjectTagging" => PutTagging(JobTags.Read(operation.Child("TagSet"))),
        "S3DeleteObjectTagging" => new SubresourceAction("DELETE", "tagging"),
        "S3PutObjectLegalHold" => LegalHold(operation.RequiredChild("LegalHold")),
        "S3PutObjectRetention" => Retention(operation),
        "S3InitiateRestoreObject" => Restore(operation),
        "S3PutObjectAcl" => AclAction.Read(operation.RequiredChild("AccessControlPolicy")),
        var name and ("LambdaInvoke" or "S3ReplicateObject" or "S3ComputeObjectChecksum") =>
            throw ControlErrors.NotImplemented("The operation " + name),
        _ => throw ControlErrors.Malformed(),
    };

    private static SubresourceAction Update(XElement encryption)
    {
        _ = encryption.RequiredChild("SSE-KMS").Required("KMSKeyArn");
        return new("PUT", "encryption") { Document = encryption.In(ControlNames.S3) };
    }

    private static SubresourceAction PutTagging(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        var names = ControlNames.S3;
        var set = tags.Select(tag =>
            new XElement(names + "Tag", new XElement(names + "Key", tag.Key), new XElement(names + "Value", tag.Value)));
        return new("PUT", "tagging") { Document = new(names + "Tagging", new XElement(names + "TagSet", set)) };
    }

    private static SubresourceAction LegalHold(XElement hold)
    {
        _ = hold.OneOf("Status", "ON", "OFF") ?? throw ControlErrors.Missing("Status");
        return new("PUT", "legal-hold") { Document = hold.In(ControlNames.S3) };
    }

    private static SubresourceAction Restore(XElement operation)
    {
        var names = ControlNames.S3;
        var tier = operation.OneOf("GlacierJobTier", "BULK", "STANDARD") is "STANDARD" ? "Standard" : "Bulk";
        return new("POST", "restore")
        {
            Document = new(
                names + "RestoreRequest",
                operation.Number("ExpirationInDays") is { } days ? new XElement(names + "Days", days) : null,
                new XElement(names + "GlacierJobParameters", new XElement(names + "Tier", tier))),
        };
    }

    private static SubresourceAction Retention(XElement operation)
    {
        var retention = operation.RequiredChild("Retention");
        _ = retention.OneOf("Mode", "COMPLIANCE", "GOVERNANCE");
        _ = retention.Date("RetainUntilDate");
        return new("PUT", "retention")
        {
            Document = retention.In(ControlNames.S3),
            Headers = operation.Boolean("BypassGovernanceRetention") is true ? Bypass : [],
        };
    }
}
