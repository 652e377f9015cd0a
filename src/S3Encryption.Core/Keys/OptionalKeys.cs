using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Keys;

/// <summary>Keys for objects of which some are under SSE-C and some are not.</summary>
public static class OptionalKeys
{
    /// <summary>The key that opens an object; null where the object takes none.</summary>
    public static async Task<SseCKey?> ForObjectIfSseCAsync(
        this ISseCKeys keys, S3Location location, string? versionId, CancellationToken stop)
    {
        try
        {
            return await keys.ForObjectAsync(location, versionId, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "ObjectNotSseC")
        {
            return null;
        }
    }
}
