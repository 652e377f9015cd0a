using System;

namespace S3Encryption.Core.Connection;

/// <summary>How to reach AWS and as whom, as the caller gave it. What is null is left to the SDK's own chain.</summary>
public sealed record ConnectionOptions
{
    /// <summary>A profile of the shared credentials and config files.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The Region, such as <c>eu-central-1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>The access key id of static credentials.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The secret of static credentials.</summary>
    public string? SecretAccessKey { get; init; }

    /// <summary>The session token of temporary static credentials.</summary>
    public string? SessionToken { get; init; }

    /// <summary>Credentials that the session has from elsewhere, for when none are named above; asked for anew for each request.</summary>
    public Func<CallerKeys>? SessionKeys { get; init; }

    /// <summary>A role to assume with the credentials above.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The external id that the role's trust policy asks for.</summary>
    public string? ExternalId { get; init; }

    /// <summary>One endpoint for every service, instead of AWS's own.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>The path of a PEM file with the only certificate authorities to trust.</summary>
    public string? CertificateBundle { get; init; }

    /// <summary>How long nothing of a request may move before it is given up and tried again.</summary>
    internal TimeSpan StallPatience { get; init; } = WaitingTimes.Stall;

    /// <summary>Keeps secrets out of a record's generated text.</summary>
    public override string ToString() => $"{ProfileName ?? AccessKeyId ?? "default"}@{Region} {EndpointUrl}";
}
