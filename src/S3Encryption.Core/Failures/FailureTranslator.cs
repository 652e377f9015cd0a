using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.Runtime;

namespace S3Encryption.Core.Failures;

/// <summary>Turns what the SDK and the network throw into failures with an id, a subject and a next step.</summary>
internal static class FailureTranslator
{
    /// <summary>Never throws; an unknown failure keeps the service's own code and message.</summary>
    public static S3EncryptionException Translate(Exception e, RequestSubject subject) =>
        Find<AmazonServiceException>(e, x => x.StatusCode != 0 || !string.IsNullOrEmpty(x.ErrorCode)) is AmazonServiceException answer
            ? ServiceFailures.From(answer, subject)
            : FromNetwork(e, subject);

    private static S3EncryptionException FromNetwork(Exception e, RequestSubject subject)
    {
        var where = subject.Endpoint.ToString();
        if (Find<AuthenticationException>(e) is AuthenticationException tls)
            return SetUpFailures.UntrustedCertificate(where, tls.Message, e);
        if (Find<WebException>(e, x => x.Status == WebExceptionStatus.TrustFailure) is WebException untrusted)
            return SetUpFailures.UntrustedCertificate(where, untrusted.Message, e);
        if (Find<SocketException>(e, IsUnreachable) is SocketException socket)
            return SetUpFailures.Unreachable(where, socket.Message, e);
        if (Find<WebException>(e, IsUnreachable) is WebException lost)
            return SetUpFailures.Unreachable(where, lost.Message, e);
        if (e is AmazonClientException && e.Message.Contains("credentials")) return SetUpFailures.NoCredentials(null, e);
        if (IsOfTheNetwork(e)) return ConnectionLost(e, subject);
        return new S3EncryptionException(
            "UnexpectedFailure", FailureCategory.Unspecified, $"{subject.Name}: {subject.Operation} failed: {e.Message}",
            "Try again; if it stays so, something between here and the service may change its answers. -Debug shows each request.",
            SafeCause.Of(e))
        { Operation = subject.Operation, Location = subject.Location, KmsKeyId = subject.KmsKeyId };
    }

    private static S3EncryptionException ConnectionLost(Exception e, RequestSubject subject) => new(
        "ConnectionLost", FailureCategory.Connection,
        $"{subject.Name}: the connection to {subject.Endpoint} broke during {subject.Operation}: {Innermost(e).Message}",
        "It was retried before giving up; try again later.", SafeCause.Of(e))
    { Operation = subject.Operation, Location = subject.Location, KmsKeyId = subject.KmsKeyId };

    private static bool IsUnreachable(SocketException e) => e.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound
        or SocketError.NoData or SocketError.TryAgain or SocketError.HostUnreachable or SocketError.NetworkUnreachable;

    // .NET Framework's own; there a WebException stands where .NET has a SocketException.
    private static bool IsUnreachable(WebException e) =>
        e.Status is WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure;

    private static bool IsOfTheNetwork(Exception e) =>
        Find<IOException>(e) is not null || Find<HttpRequestException>(e) is not null || Find<OperationCanceledException>(e) is not null;

    private static T? Find<T>(Exception e, Func<T, bool>? where = null) where T : Exception
    {
        for (var at = e; at is not null; at = (at as AggregateException)?.InnerExceptions.FirstOrDefault() ?? at.InnerException)
            if (at is T found && where?.Invoke(found) != false) return found;
        return null;
    }

    private static Exception Innermost(Exception e) => e.GetBaseException();
}
