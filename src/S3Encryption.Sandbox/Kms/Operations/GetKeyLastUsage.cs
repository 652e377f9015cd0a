using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>
/// https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html: what a key was last used for, empty where it never was.
/// </summary>
internal sealed class GetKeyLastUsage : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var key = call.KeyByIdOrArn(Action);
        return new()
        {
            ["KeyId"] = key.Arn,
            ["KeyLastUsage"] = key.LastUse?.ToJson() ?? [],
            ["TrackingStartDate"] = KmsMetadata.Time(key.Created),
            ["KeyCreationDate"] = KmsMetadata.Time(key.Created),
        };
    }
}
