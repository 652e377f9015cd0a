using System;
using System.IO;
using System.Threading.Tasks;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Checksums;

namespace S3Encryption.Sandbox.S3;

/// <summary>The small body of a request, whole, with its digests verified.</summary>
internal static class RequestDocument
{
    /// <summary>Large enough for the 10,000 parts of CompleteMultipartUpload with their checksums.</summary>
    private const int Largest = 8 << 20;

    internal static async Task<XElement> ReadXmlAsync(S3Call call, string root, bool verifyChecksum = true) =>
        XmlBody.TryParse(await ReadAsync(call, verifyChecksum), root) ?? throw S3Errors.MalformedXml();

    internal static async Task<ReadOnlyMemory<byte>> ReadAsync(S3Call call, bool verifyChecksum = true)
    {
        var digests = verifyChecksum ? new UploadDigests(call, wantMd5: false, otherwise: null) : null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await call.Signed.Body.ReadAsync(buffer, call.Aborted)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > Largest)
            {
                throw S3Errors.EntityTooLarge(body.Length, Largest);
            }
        }

        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        digests?.Observe(bytes.Span);
        _ = digests?.Finish();
        return bytes;
    }
}
