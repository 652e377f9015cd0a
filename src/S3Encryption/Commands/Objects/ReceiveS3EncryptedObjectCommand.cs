using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Commands.Objects;

/// <summary>Brings an object that S3 decrypts by itself (SSE-S3, SSE-KMS, DSSE-KMS) into a file, which appears when it is whole.</summary>
[Cmdlet(
    VerbsCommunications.Receive, "S3EncryptedObject", SupportsShouldProcess = true, DefaultParameterSetName = "ToFile",
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/serv-side-encryption.html")]
[OutputType(typeof(S3DownloadResult), typeof(byte[]), typeof(string))]
public sealed class ReceiveS3EncryptedObjectCommand : ReceiveObjectCommand
{
    private protected override Task<SseCKey?> KeyForAsync(S3Location location, string? versionId, CancellationToken stop) =>
        Task.FromResult<SseCKey?>(null);
}
