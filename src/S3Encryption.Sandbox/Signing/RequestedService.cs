using System;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.Signing;

/// <summary>Which service a request is for: by its credential scope, and for unsigned or unreadable ones by its shape.</summary>
public static class RequestedService
{
    /// <summary>The service names in credential scopes.</summary>
    public const string S3 = "s3";

    /// <summary>KMS.</summary>
    public const string Kms = "kms";

    /// <summary>STS.</summary>
    public const string Sts = "sts";

    /// <summary>One of the three; never throws.</summary>
    public static string Of(HttpRequest request)
    {
        var scope = request.Headers.Authorization.ToString();
        var credential = scope.Contains("Credential=", StringComparison.Ordinal)
            ? scope[(scope.IndexOf("Credential=", StringComparison.Ordinal) + "Credential=".Length)..].Split(',', 2)[0]
            : request.Query["X-Amz-Credential"].ToString();
        return credential.Trim().Split('/') is [_, _, _, (S3 or Kms or Sts) and var service, _] ? service : ByShape(request);
    }

    private static string ByShape(HttpRequest request)
    {
        if (request.Headers["X-Amz-Target"].ToString().StartsWith("TrentService.", StringComparison.Ordinal))
        {
            return Kms;
        }

        return request.Path == "/" && HttpMethods.IsPost(request.Method)
            && request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true ? Sts : S3;
    }
}
