using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Objects.Checksums;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>What every request of one upload shares: client, place, encryption, checksum and the words for failures.</summary>
internal sealed class UploadTarget(AwsConnection connection, UploadRequest request)
{
    public UploadRequest Request { get; } = request;

    public S3Location Location => Request.Location;

    public ChecksumAlgorithm Checksum { get; } = ChecksumAlgorithm.Of(request.Checksum);

    /// <summary>Whether the server verifies S3's checksums; Content-MD5, which all servers verify, stands in where it may not.</summary>
    public ChecksumSupport Checksums => connection.Checksums;

    /// <summary>The unfinished uploads beside this one.</summary>
    public UnfinishedUploads Unfinished => new(connection, Location.BucketName, Request.ExpectedBucketOwner);

    /// <summary>A request about the object.</summary>
    public DataRequest NewRequest(HttpMethod method, DataBody? body = null, bool askFirst = false)
    {
        var made = new DataRequest(method, Location) { Body = body, AskFirst = askFirst };
        made.Header("x-amz-expected-bucket-owner", Request.ExpectedBucketOwner);
        return made;
    }

    public Task<HttpResponseMessage> SendAsync(string operation, DataRequest made, CancellationToken stop) =>
        connection.Data.SendAsync(Subject(operation), made, stop);

    public Task<(AnswerHeaders Headers, AnswerDocument Document)> SendForDocumentAsync(
        string operation, DataRequest made, CancellationToken stop) => connection.Data.SendForDocumentAsync(Subject(operation), made, stop);

    /// <summary>The same in one of the places that data requests may take, with the checks its body needs.</summary>
    public Task<HttpResponseMessage> SendDataAsync(string operation, DataRequest made, Checksum sum, CancellationToken stop)
    {
        if (Checksums.MayKnow) made.Header(Checksum.Header, sum.Text);
        if (!Checksums.Knows) made.Header("content-md5", made.Body!.Md5());
        return Request.Limits.RunAsync(() => SendAsync(operation, made, stop), stop);
    }

    /// <summary>Asks what is stored there now, and for the checksum that S3 keeps of it.</summary>
    public async Task<AnswerHeaders> LookAsync(CancellationToken stop)
    {
        var head = NewRequest(HttpMethod.Head);
        head.Header("x-amz-checksum-mode", "ENABLED");
        EncryptionHeaders.Apply(head, (Request.Encryption as ObjectEncryption.SseC)?.Key);
        using var answer = await SendAsync("HeadObject", head, stop).ConfigureAwait(false);
        return new AnswerHeaders(answer);
    }

    /// <summary>The checksum of a body.</summary>
    public Checksum Sum(DataBody body)
    {
        using var running = Checksum.Start();
        body.Show(running.Append);
        return running.Finish();
    }

    /// <summary>Reads the source's next bytes into memory: as many as were asked for, or fewer at the end.</summary>
    public async Task<MemoryBudget.Lease> ReadAsync(int size, CancellationToken stop)
    {
        var lease = await Request.Limits.Memory.RentAsync(size, stop).ConfigureAwait(false);
        try
        {
            lease.Count = await Request.Source.ReadAsync(lease.Content, stop).ConfigureAwait(false);
            return lease;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>The key of an SSE-C upload may only travel over TLS.</summary>
    public void RefuseKeyOverHttp()
    {
        if (Request.Encryption is ObjectEncryption.SseC) SseCFailures.RequireTls(connection.S3Endpoint, Location);
    }

    private RequestSubject Subject(string operation) => new(operation, connection.S3Endpoint)
    {
        Location = Location,
        SseCKey = (Request.Encryption as ObjectEncryption.SseC)?.Key,
        KmsKeyId = Request.Encryption switch
        {
            ObjectEncryption.SseKms kms => kms.KmsKeyId,
            ObjectEncryption.DsseKms dsse => dsse.KmsKeyId,
            _ => null,
        },
        Writes = true,
    };
}
