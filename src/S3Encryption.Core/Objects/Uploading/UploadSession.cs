using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Objects.Checksums;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>The requests of one multipart upload: begin, send a part, complete, abort.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html</remarks>
internal sealed class UploadSession(UploadTarget target, string uploadId, LostUploads? lost = null)
{
    private static readonly XNamespace S3 = "http://s3.amazonaws.com/doc/2006-03-01/";

    public string UploadId => uploadId;

    /// <exception cref="S3EncryptionException">S3 refused, or would encrypt otherwise than was asked; then nothing is begun.</exception>
    public static async Task<UploadSession> BeginAsync(UploadTarget target, IActivityLog log, CancellationToken stop)
    {
        var create = target.NewRequest(HttpMethod.Post);
        create.Query.Add(new("uploads", string.Empty));
        EncryptionHeaders.Apply(create, target.Request.Encryption);
        target.Request.Properties.Apply(create);
        if (target.Checksums.MayKnow)
        {
            create.Header("x-amz-checksum-algorithm", target.Checksum.Name);
            create.Header("x-amz-checksum-type", target.Checksum.Type);
        }

        var lost = new LostUploads(target.Location, target.Unfinished, log);
        var (says, document) = await lost.BeginAsync(
            create, token => target.SendForDocumentAsync("CreateMultipartUpload", create, token), stop).ConfigureAwait(false);
        target.Checksums.Learn(says["x-amz-checksum-algorithm"] is not null);
        var begun = new UploadSession(target, document.Required("UploadId"), lost);
        if (says.Encryption.Mismatch(target.Request.Encryption) is not string reason) return begun;
        await begun.AbortAsync(stop).ConfigureAwait(false);
        throw AppliedEncryption.NotAsAsked(target.Location, "nothing was stored, for it would not be as asked", reason);
    }

    public async Task<SentPart> SendAsync(int number, DataBody body, Checksum sum, CancellationToken stop)
    {
        var part = target.NewRequest(HttpMethod.Put, body);
        part.Parameter("partNumber", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        part.Parameter("uploadId", uploadId);
        EncryptionHeaders.Apply(part, (target.Request.Encryption as ObjectEncryption.SseC)?.Key);
        using var answer = await target.SendDataAsync("UploadPart", part, sum, stop).ConfigureAwait(false);
        var says = new AnswerHeaders(answer);
        return new SentPart(number, says.ETag ?? string.Empty, sum, says.Encryption);
    }

    /// <summary>Removes what other tries to begin this upload may have begun.</summary>
    public Task RemoveLostAsync(CancellationToken stop) => lost?.RemoveAsync(uploadId, stop) ?? Task.CompletedTask;

    public async Task<StoredObject> CompleteAsync(IReadOnlyList<SentPart> parts, Precondition precondition, CancellationToken stop)
    {
        var whole = target.Checksum.Join([.. parts.Select(p => p.Sum)]);
        var document = Encoding.UTF8.GetBytes(Document(parts).ToString(SaveOptions.DisableFormatting));
        var complete = target.NewRequest(HttpMethod.Post, new BufferBody(document));
        complete.Parameter("uploadId", uploadId);
        complete.Header("content-type", "application/xml");
        precondition.Apply(complete);
        if (target.Checksums.Knows)
        {
            complete.Header("x-amz-checksum-type", target.Checksum.Type);
            if (target.Checksum.IsFullObject) complete.Header(target.Checksum.Header, whole.Text);
        }

        var answer = new LostAnswer(target);
        try
        {
            var (says, stored) = await target.SendForDocumentAsync("CompleteMultipartUpload", complete, stop).ConfigureAwait(false);
            return new StoredObject(
                stored.Text("ETag")?.Trim('"'), says.VersionId, parts.Count,
                parts.Select(p => p.Encryption).OfType<AppliedEncryption>().First(), whole,
                // Behind a checksum of checksums S3 puts the number of parts.
                stored.Text(target.Checksum.Element)?.Split('-')[0]);
        }
        catch (S3EncryptionException e)
        {
            var there = await answer.FindAsync(
                complete, e, whole, parts.Count, () => EntityTag.OfParts(parts), stop).ConfigureAwait(false);
            if (there is not null) return there;
            throw;
        }
    }

    public async Task AbortAsync(CancellationToken stop)
    {
        await RemoveLostAsync(stop).ConfigureAwait(false);
        await target.Unfinished.RemoveAsync(target.Location.Key!, uploadId, stop).ConfigureAwait(false);
    }

    private XElement Document(IReadOnlyList<SentPart> parts) => new(
        S3 + "CompleteMultipartUpload",
        parts.Select(p => new XElement(
            S3 + "Part",
            new XElement(S3 + "PartNumber", p.Number),
            new XElement(S3 + "ETag", $"\"{p.ETag}\""),
            target.Checksums.Knows ? new XElement(S3 + target.Checksum.Element, p.Sum.Text) : null)));
}
