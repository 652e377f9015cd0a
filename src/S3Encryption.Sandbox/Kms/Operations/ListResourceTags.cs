using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html</summary>
internal sealed class ListResourceTags : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var key = call.KeyByIdOrArn(Action);
        var tags = key.Tags.OrderBy(static tag => tag.Key, StringComparer.Ordinal).ToList();
        return KmsPage.Of(
            call.Fields, "Tags", tags, 50, 50, static tag => new JsonObject { ["TagKey"] = tag.Key, ["TagValue"] = tag.Value });
    }
}
