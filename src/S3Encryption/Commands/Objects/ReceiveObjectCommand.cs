using System;
using System.Collections.Concurrent;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Downloading;
using S3Encryption.Core.Objects.Listing;
using S3Encryption.Errors;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Objects;

/// <summary>
/// The base of the cmdlets that bring objects into files or down the pipeline. A leaf says which key goes with the request.
/// </summary>
public abstract class ReceiveObjectCommand : TransferCommand
{
    private const string ToFile = "ToFile";
    private const string ToPipeline = "ToPipeline";
    private readonly ConcurrentDictionary<string, S3Location> _made = new(StringComparer.OrdinalIgnoreCase);
    private (string Path, string Full)? _place;

    /// <summary>The bucket, or <c>s3://bucket/key</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string? BucketName { get; set; }

    /// <summary>The object's key; with <c>-Recurse</c> what the keys begin with.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ObjectKeyCompleter))]
    public string? Key { get; set; }

    /// <summary>The file to make, or the folder to make it in under the last segment of the key. Without it, the current folder.</summary>
    [Parameter(Position = 2, ParameterSetName = ToFile)]
    [Alias("Destination", "OutFile")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>The version; without it the latest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? VersionId { get; set; }

    /// <summary>Brings all objects whose keys begin with <c>-Key</c> into the folder <c>-Path</c>, which mirrors them.</summary>
    [Parameter(ParameterSetName = ToFile)]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Replaces a file that exists, once the new one is whole. Without it such a file is kept, and that is an error.</summary>
    [Parameter(ParameterSetName = ToFile)]
    public SwitchParameter Force { get; set; }

    /// <summary>Leaves files that exist alone, without an error.</summary>
    [Parameter(ParameterSetName = ToFile)]
    public SwitchParameter IfNotExists { get; set; }

    /// <summary>Replaces a file that exists where the object was written after it, and leaves it alone where not.</summary>
    [Parameter(ParameterSetName = ToFile)]
    public SwitchParameter Newer { get; set; }

    /// <summary>
    /// Goes on with a download of the same object that broke off, also in another process, and leaves one that breaks off now to be gone on
    /// with: beside the target, as <c>.s3partial</c>.
    /// </summary>
    [Parameter(ParameterSetName = ToFile)]
    public SwitchParameter Resume { get; set; }

    /// <summary>Gives the content to the pipeline, as blocks of bytes (<c>byte[]</c>), or with <c>-Raw</c> as one.</summary>
    [Parameter(ParameterSetName = ToPipeline)]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary>
    /// Gives the content to the pipeline as one: a text (UTF-8, or what its byte order mark says), or with <c>-AsByteStream</c> bytes.
    /// </summary>
    [Parameter(ParameterSetName = ToPipeline)]
    public SwitchParameter Raw { get; set; }

    // Blocks of several objects must not mix.
    private protected override string Activity => "Receiving";

    private protected override int MostInFlight => IsForPipeline ? 1 : base.MostInFlight;

    // Found out once: PowerShell looks at the system's drives each time, which costs as much as a small object.
    private string FullPath
    {
        get
        {
            if (_place?.Path != Path) _place = (Path, GetUnresolvedProviderPathFromPSPath(Path));
            return _place!.Value.Full;
        }
    }

    private bool IsForPipeline => AsByteStream.IsPresent || Raw.IsPresent;

    /// <summary>The SSE-C key that opens an object, if one is to be sent.</summary>
    private protected abstract Task<SseCKey?> KeyForAsync(S3Location location, string? versionId, CancellationToken stop);

    /// <inheritdoc/>
    protected override void ProcessRecord() => Attempt(Receive);

    private void Receive()
    {
        TakeSecondPositionAsPath();
        // Taken now: the next input changes it while this one is worked on.
        var version = string.IsNullOrEmpty(VersionId) ? null : VersionId;
        if (IsForPipeline)
        {
            var location = Locations.Object(BucketName, Key);
            Run(stop => ReceiveContentAsync(location, version, stop));
        }
        else if (Recurse.IsPresent)
        {
            var place = Locations.Place(BucketName, Key);
            var folder = FullPath;
            Run(stop => ReceiveAllAsync(place, folder, stop));
        }
        else
        {
            var location = Locations.Object(BucketName, Key);
            var file = DownloadPath.For(FullPath, location);
            if (!IsWanted(file) || !ShouldProcess(file, $"Receive {location}")) return;
            if (DownloadPath.IsFolder(FullPath)) DownloadPath.MakeFolder(FullPath, file);
            Run(stop => ReceiveFileAsync(location, version, file, stop));
        }
    }

    // An S3 URI names the key too, so what follows it is the file: Receive-… s3://bucket/key ./file.
    private void TakeSecondPositionAsPath()
    {
        if (BucketName is null || !S3Location.IsUri(BucketName) || IsForPipeline) return;
        if (string.IsNullOrEmpty(Key) || MyInvocation.BoundParameters.ContainsKey(nameof(Path))) return;
        (Path, Key) = (Key!, null);
    }

    private bool IsWanted(string file)
    {
        if (!IfNotExists.IsPresent || !File.Exists(file)) return true;
        Output.Verbose($"'{file}' exists; it was left alone.");
        return false;
    }

    private async Task ReceiveAllAsync(S3Location place, string folder, CancellationToken stop)
    {
        // Below the prefix's last slash: what s3://bucket/a/b names is mirrored as b….
        var prefix = place.Key is null ? string.Empty : place.Key.Substring(0, place.Key.LastIndexOf('/') + 1);
        var listing = new ObjectListing(Connection, place, ExpectedBucketOwner);
        using var work = new BoundedWork(ThrottleLimit, stop);
        await work.RunAsync(() => listing.ForEachAsync(async listed =>
        {
            // Consoles make an empty object to show a folder.
            if (listed.Key.EndsWith("/", StringComparison.Ordinal) && listed.Size == 0) return;
            var location = new S3Location(place.BucketName, listed.Key);
            Task Receive(CancellationToken token) => GuardItemAsync(t => ReceiveBelowAsync(location, prefix, folder, t), token);
            await work.StartAsync(Receive).ConfigureAwait(false);
        }, stop)).ConfigureAwait(false);
    }

    private async Task ReceiveBelowAsync(S3Location location, string prefix, string folder, CancellationToken stop)
    {
        var file = DownloadPath.Below(folder, prefix, location);
        if (!IsWanted(file) || !await Output.ShouldProcessAsync(file, $"Receive {location}").ConfigureAwait(false)) return;
        DownloadPath.MakeFolder(folder, file);
        await ReceiveFileAsync(location, null, file, stop).ConfigureAwait(false);
    }

    private async Task ReceiveFileAsync(S3Location location, string? version, string file, CancellationToken stop)
    {
        if (!_made.TryAdd(file, location)) throw InputFailures.SameFileTwice(location, file);
        var since = Newer.IsPresent && File.Exists(file) ? File.GetLastWriteTimeUtc(file) : (DateTime?)null;
        var target = new FileTarget(file, Force.IsPresent || since is not null, Resume.IsPresent);
        var result = await FetchAsync(location, version, target, since, stop).ConfigureAwait(false);
        if (result is not null) await Output.WriteAsync(result).ConfigureAwait(false);
    }

    private async Task ReceiveContentAsync(S3Location location, string? version, CancellationToken stop)
    {
        if (!Raw.IsPresent)
        {
            _ = await FetchAsync(location, version, new BlockTarget(Output.WriteBlocksAsync), null, stop).ConfigureAwait(false);
            return;
        }

        using var content = new MemoryStream();
        var collect = new BlockTarget(range =>
        {
            content.Write(range.Array!, range.Offset, range.Count);
            return Task.CompletedTask;
        });
        _ = await FetchAsync(location, version, collect, null, stop).ConfigureAwait(false);
        content.Position = 0;
        using var text = new StreamReader(content);
        await Output.WriteAsync(AsByteStream.IsPresent ? content.ToArray() : text.ReadToEnd()).ConfigureAwait(false);
    }

    private async Task<S3DownloadResult?> FetchAsync(
        S3Location location, string? version, DownloadTarget target, DateTime? since, CancellationToken stop)
    {
        using var bar = Bars.Begin();
        using (target)
        {
            var request = new DownloadRequest
            {
                Location = location,
                VersionId = version,
                Target = target,
                IfModifiedSince = since,
                SseCKey = await KeyForAsync(location, version, stop).ConfigureAwait(false),
                ExpectedBucketOwner = ExpectedBucketOwner,
                Limits = Limits,
            };
            return await new ObjectDownloader(Connection, Output).ReceiveAsync(request, bar, stop).ConfigureAwait(false);
        }
    }
}
