using System;
using System.Collections.Generic;

namespace S3Encryption.Sandbox.Protocol;

/// <summary>
/// An error in AWS's own status, code and message, rendered by the pipeline in the form of the service that was called.
/// <paramref name="details"/> become extra XML elements or JSON members (BucketName, Region, KeyId …).
/// </summary>
public sealed class AwsErrorException(int status, string code, string message, IReadOnlyDictionary<string, string>? details = null)
    : Exception(message)
{
    private static readonly Dictionary<string, string> NoDetails = [];

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The error code, without a namespace: <c>AccessDenied</c>, <c>NotFoundException</c>.</summary>
    public string Code { get; } = code;

    /// <summary>What AWS adds to the error beside code and message; empty when nothing.</summary>
    public IReadOnlyDictionary<string, string> Details { get; } = details ?? NoDetails;

    /// <summary>Response headers that come with the error; S3 alone has such.</summary>
    internal Dictionary<string, string> Headers { get; } = [];
}
