using System;
using System.Threading;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace S3Encryption.Core.Connection;

/// <summary>
/// Whether an endpoint verifies S3's checksums. AWS's own do. Another server shows it by answering one with its echo; until it has, and
/// where it does not, Content-MD5 stands in, which all servers verify. What the setting that every AWS SDK reads says is believed.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-dataintegrity.html</remarks>
internal sealed class ChecksumSupport
{
    private const string Variable = "AWS_REQUEST_CHECKSUM_CALCULATION";
    private const int Unknown = 0;
    private const int Yes = 1;
    private const int No = 2;
    private int _known;

    public ChecksumSupport(Endpoint endpoint, CredentialProfile? profile) => _known = endpoint.IsAws || IsTold(profile) ? Yes : Unknown;

    /// <summary>Whether they can be relied upon.</summary>
    public bool Knows => Volatile.Read(ref _known) == Yes;

    /// <summary>Whether sending one may do some good. As a plain header it does no harm to servers that do not know it.</summary>
    public bool MayKnow => Volatile.Read(ref _known) != No;

    /// <summary>An answer to a request with a checksum had its echo, or had not.</summary>
    public void Learn(bool echoed)
    {
        if (!MayKnow) return;
        _ = Interlocked.CompareExchange(ref _known, echoed ? Yes : No, Unknown);
    }

    private static bool IsTold(CredentialProfile? profile) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
            ? string.Equals(text, nameof(RequestChecksumCalculation.WHEN_SUPPORTED), StringComparison.OrdinalIgnoreCase)
            : profile?.RequestChecksumCalculation == RequestChecksumCalculation.WHEN_SUPPORTED;
}
