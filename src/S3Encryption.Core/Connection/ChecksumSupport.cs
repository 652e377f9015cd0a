using System;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace S3Encryption.Core.Connection;

/// <summary>
/// Whether an endpoint knows AWS's checksums. AWS's own do; another server is taken not to (docs/facts.md: Ceph RGW answers 400
/// XAmzContentSHA256Mismatch), unless the setting that every AWS SDK reads says otherwise.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-dataintegrity.html</remarks>
internal static class ChecksumSupport
{
    private const string Variable = "AWS_REQUEST_CHECKSUM_CALCULATION";

    public static bool Of(Endpoint endpoint, CredentialProfile? profile) => endpoint.IsAws || IsTold(profile);

    private static bool IsTold(CredentialProfile? profile) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
            ? string.Equals(text, nameof(RequestChecksumCalculation.WHEN_SUPPORTED), StringComparison.OrdinalIgnoreCase)
            : profile?.RequestChecksumCalculation == RequestChecksumCalculation.WHEN_SUPPORTED;
}
