using System.Linq;
using System.Text.Json.Nodes;
using S3Encryption.Sandbox.Kms.Rotation;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html</summary>
internal sealed class ListKeyRotations : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var showsAll = call.Fields.OneOf("IncludeKeyMaterial", "ALL_KEY_MATERIAL", "ROTATIONS_ONLY") == "ALL_KEY_MATERIAL";
        var key = call.KeyByIdOrArn(Action);
        key.RequireRotatable();
        var shown = key.Rotation.Materials.Where(material => showsAll || material.RotationType is not null).ToList();
        return KmsPage.Of(call.Fields, "Rotations", shown, 100, 1000, material => Entry(key, material));
    }

    private static JsonObject Entry(KmsKey key, KeyMaterial material)
    {
        var entry = new JsonObject
        {
            ["KeyId"] = key.KeyId,
            ["KeyMaterialId"] = material.Id,
            ["KeyMaterialState"] = material == key.Rotation.Current ? "CURRENT" : "NON_CURRENT",
        };
        if (material.RotationType is { } type)
        {
            entry["RotationDate"] = KmsMetadata.Time(material.Since);
            entry["RotationType"] = type;
        }

        return entry;
    }
}
