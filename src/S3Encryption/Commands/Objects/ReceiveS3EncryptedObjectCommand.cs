using System.Management.Automation;

namespace S3Encryption.Commands.Objects;

/// <summary>Brings an object that S3 decrypts by itself (SSE-S3, SSE-KMS, DSSE-KMS) into a file, which appears when it is whole.</summary>
[Cmdlet(VerbsCommunications.Receive, "S3EncryptedObject", SupportsShouldProcess = true)]
[OutputType(typeof(S3DownloadResult))]
public sealed class ReceiveS3EncryptedObjectCommand : ReceiveObjectCommand
{
    private protected override SseCKey? KeyToSend => null;
}
