using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.Kms.Operations;

namespace S3Encryption.Sandbox.Kms;

/// <summary>Every operation there is, by name.</summary>
internal static class KmsOperations
{
    private static readonly Dictionary<string, KmsOperation> ByName = new KmsOperation[]
    {
        new CreateKey(), new DescribeKey(), new ListKeys(), new EnableKey(), new DisableKey(),
        new ScheduleKeyDeletion(), new CancelKeyDeletion(),
        new CreateAlias(), new DeleteAlias(), new ListAliases(),
        new GenerateDataKey(), new GenerateDataKeyWithoutPlaintext(), new Encrypt(), new Decrypt(), new ReEncrypt(),
        new GetKeyPolicy(), new ListKeyPolicies(), new PutKeyPolicy(),
        new GetKeyRotationStatus(), new EnableKeyRotation(), new DisableKeyRotation(),
        new ListResourceTags(), new TagResource(), new UntagResource(),
    }.ToDictionary(static operation => operation.Name, StringComparer.Ordinal);

    internal static KmsOperation? Find(string name) => ByName.GetValueOrDefault(name);
}
