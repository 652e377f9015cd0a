using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Core.Objects.Listing;

namespace S3Encryption.Core.Objects.Auditing;

/// <summary>Tells how stored objects are encrypted: by one HEAD each, and for those under SSE-C by one more for each key that is tried.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html; no right on KMS keys is needed, as no content is read.
/// </remarks>
public sealed class ObjectAuditor
{
    private readonly ObjectInspector _inspector;
    private readonly KeyFinder _keys;
    private readonly RequestPace _pace;
    private readonly IActivityLog _log;

    /// <summary>Sends nothing yet.</summary>
    /// <param name="connection">Whose S3.</param>
    /// <param name="keys">The keys that objects under SSE-C may be under.</param>
    /// <param name="pace">Whose turn each request waits for.</param>
    /// <param name="log">What is done.</param>
    public ObjectAuditor(AwsConnection connection, KeyFinder keys, RequestPace pace, IActivityLog log)
    {
        _inspector = new ObjectInspector(connection, pace);
        _keys = keys;
        _pace = pace;
        _log = log;
    }

    /// <summary>Looks at one object.</summary>
    /// <param name="at">The object, without a key.</param>
    /// <param name="listed">What the listing says of it; null where it was named.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <returns>What was found; where S3 refused to tell, with the reason. Null where it was deleted since it was listed.</returns>
    /// <exception cref="S3EncryptionException">
    /// <c>ObjectNotFound</c> of an object that was named; or nothing can succeed, such as with expired credentials.
    /// </exception>
    public async Task<S3ObjectEncryption?> LookAsync(ObjectAddress at, ListedObject? listed, CancellationToken stop)
    {
        try
        {
            var found = await _inspector.LookWithoutChecksumAsync(at, stop).ConfigureAwait(false);
            return Row.Of(at, listed, found);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "ObjectNotFound" && listed is not null)
        {
            return null;
        }
        catch (S3EncryptionException e) when (e.ErrorId == SseCFailures.KeyRequiredId)
        {
            // Only the answer to a GET says it in words. The bare 400 to a HEAD has other causes too, though hardly ever.
            return await FindKeyAsync(at, listed, isSaid: e.Operation != "HeadObject", stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything && e.ErrorId != "ObjectNotFound")
        {
            return Row.OfUntold(at, listed, e);
        }
    }

    private async Task<S3ObjectEncryption?> FindKeyAsync(ObjectAddress at, ListedObject? listed, bool isSaid, CancellationToken stop)
    {
        var row = Row.OfSseC(at, listed) with { IsProbable = !isSaid };
        if (!_keys.HasKeys) return row;
        try
        {
            var search = _keys.Search(at, _pace, needsKey: true);
            if (await _keys.FindAsync(search, at, stop).ConfigureAwait(false) is FoundKey found)
                return Row.Of(at, listed, found.Object) with { SseCKeyFingerprint = found.Key.Fingerprint, SseCKeyName = found.Key.Name };
            _log.Verbose($"{at}: none of the keys opens it.");
            return row;
        }
        catch (S3EncryptionException e) when (e.ErrorId == "ObjectNotFound" && listed is not null)
        {
            return null;
        }
        catch (S3EncryptionException e) when (!e.StopsEverything && e.ErrorId != "ObjectNotFound")
        {
            return row with { Problem = e.Message };
        }
    }
}
