using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Objects;

/// <summary>Brings an SSE-C object into a file, which appears when it is whole.</summary>
[Cmdlet(VerbsCommunications.Receive, "S3SseCObject", SupportsShouldProcess = true, DefaultParameterSetName = "ToFile")]
[OutputType(typeof(S3DownloadResult), typeof(byte[]), typeof(string))]
public sealed class ReceiveS3SseCObjectCommand : ReceiveObjectCommand
{
    /// <summary>The key that the object was stored with, in any form that <c>Send-S3SseCObject</c> takes.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    [SseCKeyTransformation]
    public SseCKey? SseCKey { get; set; }

    private protected override Task<SseCKey?> KeyForAsync(S3Location location, string? versionId, CancellationToken stop) =>
        Task.FromResult<SseCKey?>(SseCKey);
}
