using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Objects.Checksums;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>
/// An upload to the same place that was begun and not completed. What S3 has of it is the only record: a part is taken over when its
/// size and checksum are those of the content at hand, so it does not matter which process or computer began it.
/// </summary>
internal sealed class UnfinishedUpload
{
    private readonly IReadOnlyDictionary<int, AnswerDocument> _parts;
    private readonly ChecksumAlgorithm _algorithm;

    private UnfinishedUpload(UploadSession session, IReadOnlyDictionary<int, AnswerDocument> parts, ChecksumAlgorithm algorithm)
    {
        Session = session;
        _parts = parts;
        _algorithm = algorithm;
    }

    public UploadSession Session { get; }

    /// <summary>The newest one to the same key; null where there is none to go on with.</summary>
    public static async Task<UnfinishedUpload?> FindAsync(UploadTarget target, IActivityLog log, CancellationToken stop)
    {
        var key = target.Location.Key!;
        var uploads = target.Unfinished;
        var begun = await uploads.OfKeyAsync(key, stop).ConfigureAwait(false);
        if (begun.Count == 0) return null;
        var found = begun.OrderByDescending(u => u.Initiated).First();
        var (algorithm, parts) = await uploads.PartsAsync(key, found.UploadId, stop).ConfigureAwait(false);
        if (algorithm is not null && algorithm != target.Checksum.Name)
        {
            log.Warning(
                $"{target.Location}: the unfinished upload of {found.Initiated:u} has other checksums ({algorithm}), a new one is begun. "
                + "Its parts are kept and billed. To remove them: Remove-S3EncryptedUpload "
                + $"{target.Location} -UploadId {found.UploadId}. To go on with it instead: -ChecksumAlgorithm {algorithm} -Resume.");
            return null;
        }

        log.Verbose($"{target.Location}: going on with the upload of {found.Initiated:u}, of which S3 has {parts.Count} parts.");
        return new UnfinishedUpload(new UploadSession(target, found.UploadId), parts, target.Checksum);
    }

    /// <summary>
    /// The part as S3 has it, if it is the same. The first, which all content has, is always sent again: the answer tells how S3 encrypts
    /// the upload, and whether the key is the one that it was begun with.
    /// </summary>
    public SentPart? Find(int number, DataBody body, Checksum sum)
    {
        if (number == 1 || !_parts.TryGetValue(number, out var part)) return null;
        if (part.Text("Size") != body.Length.ToString(CultureInfo.InvariantCulture)) return null;
        var etag = part.Text("ETag")?.Trim('"') ?? string.Empty;
        var isSame = part.Text(_algorithm.Element) is string kept
            ? kept == sum.Text
            // Servers without checksums: their entity tag of a part is its MD5, or it is sent again.
            : EntityTag.IsOf(etag, body);
        return isSame ? new SentPart(number, etag, sum, null) : null;
    }
}
