using System;

namespace S3Encryption.Core.Connection;

/// <summary>Where a service is reached.</summary>
/// <param name="Url">The address that was configured; null for the SDK's own choice for the Region.</param>
public sealed record Endpoint(Uri? Url)
{
    private static readonly string[] AwsDomains = [".amazonaws.com", ".amazonaws.com.cn", ".api.aws", ".api.amazonwebservices.com.cn"];

    /// <summary>Whether requests would cross the network readable by anyone.</summary>
    public bool IsPlainHttp => Url is not null && Url.Scheme != Uri.UriSchemeHttps;

    /// <summary>Whether it is AWS's own, which knows every operation and checksum; other servers may not (docs/facts.md).</summary>
    public bool IsAws => Url is null || Array.Exists(AwsDomains, d => Url.Host.EndsWith(d, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads an endpoint URL.</summary>
    /// <exception cref="S3EncryptionException">It is not an absolute http or https URL.</exception>
    public static Endpoint Parse(string? url)
    {
        if (string.IsNullOrWhiteSpace(url)) return new Endpoint((Uri?)null);
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return new Endpoint(uri);
        throw Failures.SetUpFailures.InvalidEndpoint(url!);
    }

    /// <inheritdoc/>
    public override string ToString() => Url?.ToString() ?? "AWS";
}
