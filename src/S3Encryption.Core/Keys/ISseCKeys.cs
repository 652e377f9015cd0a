using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Keys;

/// <summary>Which SSE-C key goes with an object. Many objects may ask at once.</summary>
public interface ISseCKeys
{
    /// <summary>The key that new objects there get.</summary>
    /// <exception cref="S3EncryptionException"><c>NoSseCKey</c>: none is for it; or the one that is cannot be opened.</exception>
    Task<SseCKey> ForUploadAsync(S3Location location, CancellationToken stop);

    /// <summary>The key that opens an object.</summary>
    /// <exception cref="S3EncryptionException">
    /// <c>NoSseCKey</c>: none does; <c>ObjectNotSseC</c>: it takes none; <c>ObjectNotFound</c>; <c>AccessDenied</c>.
    /// </exception>
    Task<SseCKey> ForObjectAsync(S3Location location, string? versionId, CancellationToken stop);
}
