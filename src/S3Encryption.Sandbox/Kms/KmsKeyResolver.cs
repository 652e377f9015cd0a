using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Kms;

/// <summary>Finds the key a client names, or says in KMS's words why there is none.</summary>
internal sealed class KmsKeyResolver(KmsKeys keys)
{
    /// <summary>The key, and the alias it was named by if it was, for kms:RequestAlias.</summary>
    internal (KmsKey Key, string? RequestAlias) Resolve(string text, bool makesAwsManagedKey)
    {
        var named = KeyReference.Parse(text) ?? throw KmsErrors.InvalidArn(text);
        if (named.Region is { } region && region != keys.Region)
        {
            throw KmsErrors.InvalidArn(region);
        }

        if (named.AccountId is { } account && account != keys.AccountId)
        {
            throw new ForeignKeyException(text);
        }

        return named.AliasName is { } alias ? (OfAlias(alias, makesAwsManagedKey), alias) : (OfId(named), null);
    }

    private KmsKey OfAlias(string alias, bool makesAwsManagedKey) =>
        keys.FindAlias(alias) is { } known && keys.FindKey(known.TargetKeyId) is { } key ? key
        : alias == KmsService.AwsManagedS3Alias && makesAwsManagedKey ? keys.AwsManagedS3Key()
        : throw KmsErrors.AliasNotFound(keys.AliasArn(alias));

    private KmsKey OfId(KeyReference named)
    {
        var id = named.KeyId!;
        return keys.FindKey(id)
            ?? throw (named.Region is null && !KeyReference.LooksLikeKeyId(id)
                ? KmsErrors.InvalidKeyId(id)
                : KmsErrors.KeyNotFound(keys.KeyArn(id)));
    }
}

/// <summary>
/// The named key is another account's, which this sandbox does not hold; becomes AccessDeniedException once the caller is known.
/// </summary>
internal sealed class ForeignKeyException(string keyArn) : System.Exception
{
    internal AwsErrorException For(KmsCaller caller, string action) => KmsErrors.Of("AccessDeniedException",
        $"User: {caller.Principal?.Arn ?? "anonymous"} is not authorized to perform: {action} on resource: {keyArn} "
        + "because the resource does not exist in this Region, no resource-based policies allow access, "
        + "or a resource-based policy explicitly denies access");
}
