using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Keys;

/// <summary>The same key for every object.</summary>
public sealed class OneKey(SseCKey key) : ISseCKeys
{
    /// <inheritdoc/>
    public Task<SseCKey> ForUploadAsync(S3Location location, CancellationToken stop) => Task.FromResult(key);

    /// <inheritdoc/>
    public Task<SseCKey> ForObjectAsync(S3Location location, string? versionId, CancellationToken stop) => Task.FromResult(key);
}
