using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html</summary>
internal sealed class CreateKey : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var fields = call.Fields;
        var spec = fields.OneOf("KeySpec", KeySpecs.All) ?? fields.OneOf("CustomerMasterKeySpec", KeySpecs.All) ?? KmsKey.Symmetric;
        var usage = fields.OneOf("KeyUsage", KeySpecs.Usages) ?? (spec == KmsKey.Symmetric ? KmsKey.EncryptDecrypt
            : throw KmsErrors.Validation("You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys."));
        if (!KeySpecs.Allows(spec, usage))
        {
            throw KmsErrors.Validation($"KeyUsage {usage} is not compatible with KeySpec {spec}");
        }

        if ((fields.OneOf("Origin", "AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE") ?? "AWS_KMS") != "AWS_KMS")
        {
            throw KmsErrors.Unsupported("The sandbox makes keys of origin AWS_KMS only.");
        }

        var settings = new KmsKeySettings
        {
            Description = fields.TextOrEmpty("Description", 8192),
            Spec = spec,
            Usage = usage,
            MultiRegion = fields.Flag("MultiRegion"),
        };
        var tags = KeyTags.Read(fields);
        var text = NewKeyPolicy.TextOf(fields);
        call.DemandIdentity(Action, "*", [.. Conditions(settings), .. KeyTags.Conditions(tags), NewKeyPolicy.Bypass(fields)]);
        var policy = text is null ? KeyPolicy.Parse(KeyPolicyTexts.Default(call.Keys.AccountId)) : NewKeyPolicy.Read(call, text);
        var key = call.Keys.Add(settings, policy, awsManaged: false);
        KeyTags.Add(key, tags);
        return new() { ["KeyMetadata"] = KmsMetadata.Of(key) };
    }

    private static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Conditions(KmsKeySettings settings) =>
    [
        new("kms:KeySpec", [settings.Spec]),
        new("kms:KeyUsage", [settings.Usage]),
        new("kms:KeyOrigin", ["AWS_KMS"]),
        new("kms:MultiRegion", [settings.MultiRegion ? "true" : "false"]),
    ];
}
