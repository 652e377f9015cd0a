using System.Collections.Generic;
using System.Linq;
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

        if ((fields.OneOf("Origin", "AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE") ?? "AWS_KMS") != "AWS_KMS"
            || fields.Flag("MultiRegion"))
        {
            throw KmsErrors.Unsupported("The sandbox makes single-Region keys of origin AWS_KMS only.");
        }

        var tags = KeyTags.Read(fields);
        call.DemandIdentity(Action, "*", Conditions(spec, usage, tags));
        var settings = new KmsKeySettings { Description = fields.TextOrEmpty("Description", 8192), Spec = spec, Usage = usage };
        var policy = fields.Text("Policy", 131072) is { } text
            ? NewKeyPolicy.Read(call, text)
            : KeyPolicy.Parse(KeyPolicyTexts.Default(call.Keys.AccountId));
        var key = call.Keys.Add(settings, policy, awsManaged: false);
        foreach (var (name, value) in tags)
        {
            key.Tags[name] = value;
        }

        return new() { ["KeyMetadata"] = KmsMetadata.Of(key) };
    }

    private static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Conditions(
        string spec, string usage, IReadOnlyDictionary<string, string> tags) =>
    [
        new("kms:KeySpec", [spec]),
        new("kms:KeyUsage", [usage]),
        new("kms:KeyOrigin", ["AWS_KMS"]),
        new("kms:MultiRegion", ["false"]),
        new("aws:TagKeys", [.. tags.Keys]),
        .. tags.Select(static tag => new KeyValuePair<string, IReadOnlyList<string>>("aws:RequestTag/" + tag.Key, [tag.Value])),
    ];
}
