using System;
using System.Collections.Generic;

namespace S3Encryption.Sandbox.Faults;

/// <summary>
/// What AWS says with the errors that any request may meet: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html and
/// https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html.
/// </summary>
internal static class CommonErrors
{
    private static readonly Dictionary<string, (int Status, string Message)> Known = new(StringComparer.Ordinal)
    {
        ["SlowDown"] = (503, "Please reduce your request rate."),
        ["InternalError"] = (500, "We encountered an internal error. Please try again."),
        ["ServiceUnavailable"] = (503, "Service is unable to handle request."),
        ["RequestTimeout"] = (
            400, "Your socket connection to the server was not read from or written to within the timeout period. "
                + "Idle connections will be closed."),
        ["RequestTimeTooSkewed"] = (403, "The difference between the request time and the current time is too large."),
        ["ExpiredToken"] = (400, "The provided token has expired."),
        ["AccessDenied"] = (403, "Access Denied"),
        ["OperationAborted"] = (
            409, "A conflicting conditional operation is currently in progress against this resource. Please try again."),
        ["ThrottlingException"] = (
            400, "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls."),
        ["Throttling"] = (400, "Rate exceeded"),
        ["KMSInternalException"] = (500, "The request was rejected because an internal exception occurred. The request can be retried."),
        ["DependencyTimeoutException"] = (503, "The system timed out while trying to fulfill the request. The request can be retried."),
    };

    internal static string Codes => string.Join(", ", Known.Keys);

    internal static (int Status, string Message)? Find(string? code) =>
        code is not null && Known.TryGetValue(code, out var known) ? known : null;
}
