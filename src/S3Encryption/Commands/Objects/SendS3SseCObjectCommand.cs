using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
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

    private protected override Task<ObjectEncryption> EncryptionForAsync(S3Location location, CancellationToken stop) =>
        Task.FromResult<ObjectEncryption>(new ObjectEncryption.SseC(SseCKey!));

    private protected override string ActionName => "Send with SSE-C";

    private protected override void BeforeFirst()
    {
        if (SseCKey!.IsKept) return;
        WriteWarning(
            $"SSE-C key {SseCKey} exists in this session only, and without it nobody can read what is sent now. "
            + "Make keys that last with New-SseCKey -OutFile or -KmsKeyId.");
    }
}
