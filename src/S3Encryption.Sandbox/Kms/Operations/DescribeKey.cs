using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>
/// https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html. Naming alias/aws/s3 makes that key, as AWS documents it.
/// </summary>
internal sealed class DescribeKey : KmsOperation
{
    internal override JsonObject Answer(KmsCall call) =>
        new() { ["KeyMetadata"] = KmsMetadata.Of(call.Key(call.Fields.RequiredText("KeyId"), Action, makesAwsManagedKey: true)) };
}
