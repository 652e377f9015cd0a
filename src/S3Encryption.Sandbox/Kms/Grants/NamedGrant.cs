using System.Linq;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Kms.Grants;

/// <summary>The grant that a request names by key and id, or by its token.</summary>
internal static class NamedGrant
{
    internal static KeyGrant Of(KmsKey key, string grantId)
    {
        Check(grantId);
        return key.Grants.Find(grantId) ?? throw NotFound(grantId);
    }

    internal static (KmsKey Key, string GrantId) OfToken(KmsKeys keys, string token)
    {
        var id = GrantToken.GrantIdOf(token);
        return (keys.All.FirstOrDefault(key => key.Grants.Find(id) is not null) ?? throw GrantToken.Invalid(), id);
    }

    internal static void Check(string grantId)
    {
        if (grantId.Length != 64 || !grantId.All(char.IsAsciiHexDigitLower))
        {
            throw KmsErrors.Of("InvalidGrantIdException", "Invalid grant ID.");
        }
    }

    private static AwsErrorException NotFound(string id) => KmsErrors.Of("NotFoundException", $"Grant ID {id} not found");
}
