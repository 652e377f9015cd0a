using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms;

/// <summary>KeyMetadata as CreateKey and DescribeKey answer it.</summary>
internal static class KmsMetadata
{
    internal static JsonObject Of(KmsKey key)
    {
        var metadata = new JsonObject
        {
            ["AWSAccountId"] = key.AccountId,
            ["KeyId"] = key.KeyId,
            ["Arn"] = key.Arn,
            ["CreationDate"] = Time(key.Created),
            ["Enabled"] = key.State == KmsKeyState.Enabled,
            ["Description"] = key.Description,
            ["KeyUsage"] = key.Usage,
            ["KeyState"] = key.State.ToString(),
            ["Origin"] = key.Origin,
            ["KeyManager"] = key.IsAwsManaged ? "AWS" : "CUSTOMER",
            ["CustomerMasterKeySpec"] = key.Spec,
            ["KeySpec"] = key.Spec,
            ["MultiRegion"] = key.IsMultiRegion,
        };
        if (key is { State: KmsKeyState.PendingDeletion, DeletionDate: { } date })
        {
            metadata["DeletionDate"] = Time(date);
        }

        if (key is { Spec: KmsKey.Symmetric, Origin: "AWS_KMS" })
        {
            metadata["CurrentKeyMaterialId"] = key.Rotation.Current.Id;
        }

        if (key.IsMultiRegion)
        {
            metadata["MultiRegionConfiguration"] = new JsonObject
            {
                ["MultiRegionKeyType"] = "PRIMARY",
                ["PrimaryKey"] = new JsonObject { ["Arn"] = key.Arn, ["Region"] = key.Region },
                ["ReplicaKeys"] = new JsonArray(),
            };
        }

        if (KeySpecs.Algorithms(key.Spec, key.Usage) is var (member, algorithms))
        {
            metadata[member] = new JsonArray([.. algorithms.Select(static name => JsonValue.Create(name))]);
        }

        return metadata;
    }

    /// <summary>JSON 1.1 writes times as seconds since 1970, with milliseconds after the point.</summary>
    internal static JsonNode Time(DateTimeOffset time) => JsonValue.Create(time.ToUnixTimeMilliseconds() / 1000m);
}
