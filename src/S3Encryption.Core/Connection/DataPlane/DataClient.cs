using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.S3;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>
/// Sends the requests that a transfer or an audit is made of, without the SDK's pipeline (docs/performance.md says what that gains).
/// Credentials, addresses, network connections and the words for failures are the same as the SDK's clients have here.
/// </summary>
internal sealed class DataClient(AwsConnection connection, HttpClient http, TimeSpan patience, IActivityLog log)
{
    private const string UserAgent = "S3Encryption/0.1";
    private readonly ConcurrentDictionary<string, BucketAddress> _addresses = new();
    private readonly RetryPlan _retries = new();
    private TimeSpan _clockSkew;
    private SignatureV4? _signer;

    /// <summary>Sends a request until it succeeds or there is no point in it any more. The caller disposes of the answer.</summary>
    /// <exception cref="S3EncryptionException">It failed.</exception>
    /// <exception cref="OperationCanceledException">The caller stopped it.</exception>
    public Task<HttpResponseMessage> SendAsync(RequestSubject subject, DataRequest request, CancellationToken stop) =>
        Guarded.SendAsync(subject, () => TryAsync(subject, request, (answer, _) => ErrorAnswer.RefuseHiddenAsync(answer), stop), stop);

    /// <summary>The same for an answer that is a document, read within the tries: S3 puts some errors into a 200.</summary>
    public Task<(AnswerHeaders Headers, AnswerDocument Document)> SendForDocumentAsync(
        RequestSubject subject, DataRequest request, CancellationToken stop) =>
        Guarded.SendAsync(subject, () => TryAsync(subject, request, ReadDocumentAsync, stop), stop);

    /// <summary>The same for an answer that is read, and disposed of, within the tries.</summary>
    public Task<T> SendAndReadAsync<T>(
        RequestSubject subject, DataRequest request, Func<HttpResponseMessage, StallWatch, Task<T>> read, CancellationToken stop) =>
        Guarded.SendAsync(subject, () => TryAsync(subject, request, read, stop), stop);

    private static async Task<(AnswerHeaders Headers, AnswerDocument Document)> ReadDocumentAsync(
        HttpResponseMessage answer, StallWatch watch)
    {
        using (answer) return (new AnswerHeaders(answer), await AnswerDocument.ReadAsync(answer, watch).ConfigureAwait(false));
    }

    private async Task<T> TryAsync<T>(
        RequestSubject subject, DataRequest request, Func<HttpResponseMessage, StallWatch, Task<T>> read, CancellationToken stop)
    {
        for (var (tries, corrections) = (1, 0); ; tries++)
        {
            if (request.Pace is not null) await request.Pace.EnterAsync(stop).ConfigureAwait(false);
            var start = Stopwatch.GetTimestamp();
            long? took = null;
            using var watch = new StallWatch(request.Patience ?? patience, stop);
            ErrorAnswer? error = null;
            S3EncryptionException? failure = null;
            BucketAddress? address = null;
            try
            {
                address = request.Address ?? AddressOf(request.Location);
                var answer = await SendOnceAsync(request, address, watch).ConfigureAwait(false);
                took = Stopwatch.GetTimestamp() - start;
                if (log.IsDebugging) log.Debug($"{subject.Operation} {request.Location} answered {(int)answer.StatusCode}.");
                if (answer.IsSuccessStatusCode || (int)answer.StatusCode == 304)
                {
                    var result = await read(answer, watch).ConfigureAwait(false);
                    _retries.Succeeded();
                    return result;
                }

                using (answer) error = await ErrorAnswer.ReadAsync(answer, watch).ConfigureAwait(false);
            }
            catch (Exception e)
                when (e is HttpRequestException or IOException or OperationCanceledException && !stop.IsCancellationRequested)
            {
                failure = FailureTranslator.Translate(watch.HasGivenUp ? watch.Failure(e) : e, subject);
                log.Debug($"{subject.Operation} {request.Location} failed: {failure.Message}");
            }
            catch (AmazonS3Exception e)
            {
                error = new ErrorAnswer(e, null, null, null);
            }
            finally
            {
                request.Pace?.Leave(took, error?.IsThrottle ?? false);
            }

            if (error is not null && corrections < 2 && Corrects(request, address, error))
            {
                corrections++;
                continue;
            }

            if (failure is not null || (int)error!.Exception.StatusCode >= 500) request.MayBeDone = true;
            var isHopeless = failure?.StopsEverything ?? !error!.IsTransient;
            var slowsDown = request.Pace is not null && error is { IsThrottle: true };
            if (isHopeless || !_retries.MayTryAgain(tries, slowsDown)) throw failure ?? (Exception)error!.Exception;
            var wait = WaitingTimes.BeforeAnotherTry(_retries.Wait(tries, error?.IsThrottle ?? false, error?.RetryAfter));
            log.Verbose($"{request.Location}: {failure?.Message ?? error!.Exception.Message} Trying again in {wait.TotalSeconds:0.0} s.");
            await Task.Delay(wait, stop).ConfigureAwait(false);
        }
    }

    private BucketAddress AddressOf(S3Location location) => _addresses.TryGetValue(location.BucketName, out var known)
        ? known
        : _addresses.GetOrAdd(location.BucketName, BucketAddress.Of(connection.S3(), location));

    private async Task<HttpResponseMessage> SendOnceAsync(DataRequest request, BucketAddress address, StallWatch watch)
    {
        var credentials = await connection.Credentials.GetCredentialsAsync().ConfigureAwait(false);
        var secrets = request.Secrets.ConvertAll(secret => new HeaderSecret(secret.Key, secret.Value));
        try
        {
            using var message = Message(request, secrets, address, credentials, watch);
            return await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, watch.Token).ConfigureAwait(false);
        }
        finally
        {
            secrets.ForEach(secret => secret.Dispose());
        }
    }

    private HttpRequestMessage Message(
        DataRequest request, List<HeaderSecret> secrets, BucketAddress address, ImmutableCredentials credentials, StallWatch watch)
    {
        var time = SignatureV4.TimeText(DateTime.UtcNow + _clockSkew);
        var query = SignatureV4.QueryText(request.Query);
        var uri = address.For(request.Location.Key ?? string.Empty, query, out var path);
        var payload = Payload(request);
        var message = new HttpRequestMessage(request.Method, uri);
        if (request.Body is not null) message.Content = new DataContent(request.Body, watch.Moved, watch.Token);
        message.Headers.ExpectContinue = request.AskFirst;

        var signed = new List<KeyValuePair<string, string>>(request.Headers.Count + secrets.Count + 4)
        {
            new("host", address.Host),
            new("x-amz-content-sha256", payload),
            new("x-amz-date", time),
        };
        signed.AddRange(request.Headers);
        if (credentials.UseToken) signed.Add(new("x-amz-security-token", credentials.Token));
        foreach (var secret in secrets) signed.Add(new(secret.Name, secret.Value));
        foreach (var header in signed)
        {
            if (message.Headers.TryAddWithoutValidation(header.Key, header.Value)) continue;
            // CreateMultipartUpload names a media type and has no body; what is signed and not sent would be refused.
            message.Content ??= new ByteArrayContent([]);
            _ = message.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        _ = message.Headers.TryAddWithoutValidation(
            "Authorization", SignerFor(credentials, address).Authorize(request.Method.Method, path, query, signed, payload, time));
        _ = message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return message;
    }

    private string Payload(DataRequest request)
    {
        if (request.SignsBody) return (request.Body ?? new BufferBody(Array.Empty<byte>())).Sha256();
        return request.Body is null || !connection.S3Endpoint.IsPlainHttp ? SignatureV4.UnsignedPayload : request.Body.Sha256();
    }

    // The last one is nearly always the right one.
    private SignatureV4 SignerFor(ImmutableCredentials credentials, BucketAddress address)
    {
        var last = _signer;
        var isSame = last is not null && last.AccessKeyId == credentials.AccessKey && last.SecretAccessKey == credentials.SecretKey
            && last.Region == address.Region && last.Service == address.Service;
        return isSame
            ? last!
            : _signer = new SignatureV4(credentials.AccessKey, credentials.SecretKey, address.Region, address.Service);
    }

    /// <summary>Whether the error told what to do differently: another Region to sign for, or another time.</summary>
    private bool Corrects(DataRequest request, BucketAddress? sentTo, ErrorAnswer error)
    {
        // Not the address of now: another request beside this one may have found out already.
        if (request.Address is null && error.Region is { Length: > 0 } region && sentTo is not null && sentTo.Region != region)
        {
            log.Verbose($"{request.Location}: the bucket is in {region}.");
            _addresses[request.Location.BucketName] = BucketAddress.Of(connection.S3(region), request.Location);
            return true;
        }

        if (error.Exception.ErrorCode is not ("RequestTimeTooSkewed" or "RequestExpired") || error.ServerTime is not DateTimeOffset time)
            return false;
        _clockSkew = time.UtcDateTime - DateTime.UtcNow;
        log.Verbose(string.Format(
            CultureInfo.InvariantCulture, "This computer's clock is {0:0} s off; requests are signed for the server's.",
            -_clockSkew.TotalSeconds));
        return true;
    }
}
