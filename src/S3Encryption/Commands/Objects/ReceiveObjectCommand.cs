using System.Management.Automation;
using S3Encryption.Core.Objects;
using S3Encryption.Parameters;
using S3Encryption.Pipeline;

namespace S3Encryption.Commands.Objects;

/// <summary>The base of the cmdlets that bring objects into files. A leaf says whether a key goes with the request.</summary>
public abstract class ReceiveObjectCommand : ThrottledCommand
{
    private int _count;

    /// <summary>The bucket, or <c>s3://bucket/key</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? BucketName { get; set; }

    /// <summary>The object's key.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Key { get; set; }

    /// <summary>The file to make, or the folder to make it in under the last segment of the key. Without it, the current folder.</summary>
    [Parameter(Position = 2)]
    [Alias("Destination", "OutFile")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>The version; without it the latest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? VersionId { get; set; }

    /// <summary>Replaces a file that exists, once the new one is whole. Without it such a file is kept.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The SSE-C key to send, if any.</summary>
    private protected abstract SseCKey? KeyToSend { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Attempt(Receive);

    private void Receive()
    {
        var location = Locations.Object(BucketName, Key);
        var file = DownloadPath.For(GetUnresolvedProviderPathFromPSPath(Path), location);
        if (!ShouldProcess(file, $"Receive {location}")) return;
        var number = ++_count;
        var request = new DownloadRequest
        {
            Location = location,
            VersionId = string.IsNullOrEmpty(VersionId) ? null : VersionId,
            Path = file,
            Overwrite = Force.IsPresent,
            SseCKey = KeyToSend,
            ExpectedBucketOwner = ExpectedBucketOwner,
            Requests = Places,
        };
        Run(async stop =>
        {
            using var bar = new TransferProgressBar(Output, "Receiving", number);
            var result = await new ObjectDownloader(Connection, Output).ReceiveAsync(request, bar, stop).ConfigureAwait(false);
            await Output.WriteAsync(result).ConfigureAwait(false);
        });
    }
}
