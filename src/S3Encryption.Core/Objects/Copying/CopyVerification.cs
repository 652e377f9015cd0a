using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>Holds a copy against its source: size, then the strongest that S3 keeps of both.</summary>
internal static class CopyVerification
{
    /// <summary>Looks at the copy, and says by what it is known to be the same.</summary>
    /// <exception cref="S3EncryptionException">
    /// <c>EncryptionMismatch</c>, <c>ChecksumMismatch</c>, or <c>ObjectChanged</c> where it is somebody else's by now.
    /// </exception>
    public static async Task<VerifiedCopy> VerifyAsync(
        CopySession session, MadeCopy copy, ObjectInspector inspector, IActivityLog log, CancellationToken stop)
    {
        var request = session.Request;
        copy.Encryption.Verify(request.Encryption, request.Target);
        ObjectState found;
        try
        {
            found = await inspector.LookAsync(Copy(request, copy), stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (e.StatusCode == 403)
        {
            log.Verbose($"{request.Target}: the caller may write there but not read, so only S3's answer to the copy was checked.");
            return new VerifiedCopy(copy.Encryption, copy.ETag, "Answer");
        }

        // Ceph RGW says none of what was joined of parts.
        if (!string.IsNullOrEmpty(copy.ETag) && found.ETag?.Trim('"') != copy.ETag?.Trim('"')) throw CopyFailures.Replaced(request.Target);
        found.Encryption.Verify(request.Encryption, request.Target);
        return new VerifiedCopy(found.Encryption, found.ETag, Compare(session, copy, found)) { Found = found };
    }

    private static ObjectAddress Copy(CopyRequest request, MadeCopy copy) => new()
    {
        Location = request.Target,
        VersionId = string.IsNullOrEmpty(copy.VersionId) ? null : copy.VersionId,
        SseCKey = (request.Encryption as ObjectEncryption.SseC)?.Key,
        ExpectedBucketOwner = request.ExpectedBucketOwner,
    };

    /// <summary>By what a copy is known to be its source.</summary>
    /// <exception cref="S3EncryptionException"><c>ChecksumMismatch</c>: it is not.</exception>
    public static string Compare(CopySession session, MadeCopy copy, ObjectState found)
    {
        var source = session.Source;
        void Demand(bool same, string difference)
        {
            if (!same) throw CopyFailures.NotTheSame(session.Request.Source, session.Request.Target, difference);
        }

        Demand(found.Size == source.Size, $"it has {found.Size} bytes instead of {source.Size}");
        if (found.Checksum is ObjectChecksum sum && source.Checksum is ObjectChecksum original && sum.Algorithm == original.Algorithm)
        {
            Demand(sum.Value == original.Value, $"its {sum.Algorithm} is {sum.Value} instead of {original.Value}");
            return sum.Algorithm;
        }

        if (!found.ETagIsMD5 || !source.ETagIsMD5 || copy.Parts > 1) return "Size";
        Demand(found.ETag == source.ETag, $"its MD5 is {found.ETag} instead of {source.ETag}");
        return "ETag";
    }
}
