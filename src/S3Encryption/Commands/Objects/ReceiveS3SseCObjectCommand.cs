using System.Management.Automation;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Objects;

/// <summary>Brings an SSE-C object into a file, which appears when it is whole.</summary>
[Cmdlet(VerbsCommunications.Receive, "S3SseCObject", SupportsShouldProcess = true)]
[OutputType(typeof(S3DownloadResult))]
public sealed class ReceiveS3SseCObjectCommand : ReceiveObjectCommand
{
    /// <summary>The key that the object was stored with, in any form that <c>Send-S3SseCObject</c> takes.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    [SseCKeyTransformation]
    public SseCKey? SseCKey { get; set; }

    private protected override SseCKey? KeyToSend => SseCKey;
}
