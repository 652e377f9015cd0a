using System.Net.Http;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Converting;

/// <summary>
/// Has S3 encrypt an object's data key anew under a KMS key. It must be sent to no server that may not know it: such a one takes it for
/// PutObject, and overwrites the object with this document (docs/safety.md, rule 3).
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_UpdateObjectEncryption.html</remarks>
internal static class EncryptionUpdate
{
    private const string Sandbox = "S3Encryption-Sandbox";

    /// <summary>Whether the server that told of this object knows it.</summary>
    public static bool IsKnown(AwsConnection connection, ObjectState? told) =>
        connection.S3Endpoint.IsAws || told?["Server"] == Sandbox;

    /// <exception cref="S3EncryptionException">S3 refused.</exception>
    public static async Task SendAsync(
        AwsConnection connection, ObjectAddress at, string kmsKeyArn, bool bucketKey, RequestPace pace, CancellationToken stop)
    {
        // As text: what .NET writes XML with has 12 KiB of buffers, and this is done for every object.
        var document = Encoding.UTF8.GetBytes(
            $"<ObjectEncryption xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><SSE-KMS><KMSKeyArn>{SecurityElement.Escape(kmsKeyArn)}</KMSKeyArn>"
            + $"<BucketKeyEnabled>{(bucketKey ? "true" : "false")}</BucketKeyEnabled></SSE-KMS></ObjectEncryption>");
        var body = new BufferBody(document);
        var request = at.NewRequest(HttpMethod.Put, pace, body);
        request.Query.Add(new("encryption", string.Empty));
        request.Header("content-md5", body.Md5());
        request.Header("content-type", "application/xml");
        var subject = new RequestSubject("UpdateObjectEncryption", connection.S3Endpoint)
        {
            Location = at.Location,
            KmsKeyId = kmsKeyArn,
            Writes = true,
        };
        using var answer = await connection.Data.SendAsync(subject, request, stop).ConfigureAwait(false);
    }
}
