using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.S3;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>An answer that is an error, as the SDK would have thrown it, so that both ways share one translation.</summary>
/// <param name="Exception">Status, code, message and request id.</param>
/// <param name="Region">The bucket's Region, where S3 names it.</param>
/// <param name="RetryAfter">How long S3 asks to wait.</param>
/// <param name="ServerTime">The server's clock.</param>
internal sealed record ErrorAnswer(AmazonS3Exception Exception, string? Region, TimeSpan? RetryAfter, DateTimeOffset? ServerTime)
{
    private const int LargestBody = 64 * 1024;

    public static async Task<ErrorAnswer> ReadAsync(HttpResponseMessage answer, StallWatch watch)
    {
        using var body = await answer.ReadAsync(LargestBody, watch).ConfigureAwait(false);
        var error = Parse(body);
        var code = Text(error, "Code") ?? string.Empty;
        var message = Text(error, "Message") ?? $"{(int)answer.StatusCode} {answer.ReasonPhrase}";
        return new ErrorAnswer(
            new AmazonS3Exception(message, ErrorType.Unknown, code, Header(answer, "x-amz-request-id"), answer.StatusCode),
            Header(answer, "x-amz-bucket-region") ?? Text(error, "Region"),
            answer.Headers.RetryAfter?.Delta,
            // The clock that signatures are held against; the header may be that of something in between.
            Time(Text(error, "ServerTime")) ?? answer.Headers.Date);
    }

    /// <summary>
    /// Lets an answer through that is a success. With what S3 stores or gives it names an entity tag; an XML document without one may be
    /// an error that came too late for the status, and counts as a 500.
    /// </summary>
    /// <exception cref="AmazonS3Exception">It is one.</exception>
    public static async Task<HttpResponseMessage> RefuseHiddenAsync(HttpResponseMessage answer)
    {
        var says = new AnswerHeaders(answer);
        var isNamed = says.ETag is not null || says.LastModified is not null;
        if (isNamed || answer.Content?.Headers.ContentType?.MediaType is not "application/xml") return answer;
        await answer.Content.LoadIntoBufferAsync(LargestBody).ConfigureAwait(false);
        using var body = new MemoryStream(await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false));
        if (Parse(body) is not XElement error) return answer;
        using (answer)
        {
            throw new AmazonS3Exception(
                Text(error, "Message"), ErrorType.Unknown, Text(error, "Code"), Header(answer, "x-amz-request-id"),
                HttpStatusCode.InternalServerError);
        }
    }

    /// <summary>Whether the same request may succeed a little later.</summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html; what was damaged or cut off on its way is
    /// sent again too.
    /// </remarks>
    public bool IsTransient => IsThrottle
        || Exception.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
        || Exception.ErrorCode is "RequestTimeout" or "RequestTimeoutException" or "BadDigest" or "IncompleteBody"
            or "ConditionalRequestConflict" or "OperationAborted";

    /// <summary>Whether the service asks for fewer requests.</summary>
    public bool IsThrottle => (int)Exception.StatusCode is 503 or 429
        || Exception.ErrorCode is "SlowDown" or "Throttling" or "ThrottlingException" or "RequestLimitExceeded"
            or "KMS.ThrottlingException";

    // Servers other than AWS may put a namespace to it.
    private static string? Text(XElement? error, string name) => error?.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    // A HEAD has no body, and a proxy in between may answer in HTML.
    private static XElement? Parse(MemoryStream body)
    {
        if (body.Length == 0) return null;
        try
        {
            using var reader = XmlReader.Create(body, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = XElement.Load(reader);
            // S3 Control wraps it: API_control_CreateJob.html#API_control_CreateJob_Errors.
            if (root.Name.LocalName == "ErrorResponse") root = root.Elements().FirstOrDefault(e => e.Name.LocalName == "Error") ?? root;
            return root.Name.LocalName == "Error" ? root : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
