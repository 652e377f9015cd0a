using System.Management.Automation;
using S3Encryption.Core.Objects;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Objects;

/// <summary>Stores files as objects that S3 encrypts with a key of yours, which it does not keep.</summary>
[Cmdlet(VerbsCommunications.Send, "S3SseCObject", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(S3UploadResult))]
public sealed class SendS3SseCObjectCommand : SendObjectCommand
{
    /// <summary>
    /// The key, from <c>New-SseCKey</c>, or 32 bytes, 32 characters, base64, hex, a key file (<c>fileb://my.key</c> or <c>Get-Item</c>),
    /// SecureString or PSCredential.
    /// </summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    [SseCKeyTransformation]
    public SseCKey? SseCKey { get; set; }

    private protected override ObjectEncryption Wanted => new ObjectEncryption.SseC(SseCKey!);

    private protected override string ActionName => "Send with SSE-C";

    private protected override void BeforeFirst()
    {
        if (UnkeptKey.WarningOf(SseCKey!) is string warning) WriteWarning(warning);
    }
}
