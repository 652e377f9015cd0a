using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Uploading;
using S3Encryption.Errors;
using S3Encryption.Parameters;
using S3Encryption.Pipeline;

namespace S3Encryption.Commands.Objects;

/// <summary>
/// The base of the cmdlets that store objects: what, where to, and what is kept with it. A leaf says how they are encrypted.
/// </summary>
public abstract class SendObjectCommand : TransferCommand
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";
    private const string ByInput = "InputObject";
    private readonly HashSet<S3Location> _sent = [];
    private ObjectProperties _properties = null!;
    private FolderFiles _folders = null!;
    private PipelineContent? _content;
    private bool _isRefused;

    /// <summary>The files to send; wildcards are taken. A folder with <c>-Recurse</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The files to send, verbatim.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>
    /// From the pipeline: files and folders as <c>Get-ChildItem</c> gives them, rows that name one (Path, FullName), or the content of one
    /// object: bytes, lines of text (UTF-8), a stream.
    /// </summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = ByPath)]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByInput)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>The bucket, or <c>s3://bucket/key</c>.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = ByInput)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string? BucketName { get; set; }

    /// <summary>The object's key. Without it the file's name; ending in <c>/</c> it is put before the file's name or path.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = ByInput)]
    [ArgumentCompleter(typeof(ObjectKeyCompleter))]
    public string? Key { get; set; }

    /// <summary>Sends the files of folders and of the folders below; the keys mirror the tree. Links to folders are not followed.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Names of files to send, with wildcards. Without it all.</summary>
    [Parameter]
    public string[]? Include { get; set; }

    /// <summary>Names of files and folders to leave out, with wildcards.</summary>
    [Parameter]
    public string[]? Exclude { get; set; }

    /// <summary>The media type. Without it that of the file's extension.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ContentType { get; set; }

    /// <summary>User metadata: names, without <c>x-amz-meta-</c>, and values.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Metadata { get; set; }

    /// <summary>Tags: names and values.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    /// <summary>The storage class, such as <c>STANDARD_IA</c>.</summary>
    [Parameter]
    [ValidatePattern("^[A-Z_]+$")]
    public string? StorageClass { get; set; }

    /// <summary>The checksum that is computed while the content is read, and that S3 verifies and keeps.</summary>
    [Parameter]
    public S3ChecksumAlgorithm ChecksumAlgorithm { get; set; } = S3ChecksumAlgorithm.Crc64Nvme;

    /// <summary>Leaves alone what is stored there already.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <summary>Sends a file only where it was written after the object.</summary>
    [Parameter]
    public SwitchParameter Newer { get; set; }

    /// <summary>
    /// Goes on with an unfinished upload of the same content to the same key, also of another process or computer: parts that S3 has are
    /// not sent again. An upload that breaks off, is stopped or is denied is left to be gone on with.
    /// </summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>Puts no line end after each text from the pipeline.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    /// <summary>What ShouldProcess calls it.</summary>
    private protected abstract string ActionName { get; }

    /// <summary>How an object there is to be encrypted.</summary>
    private protected abstract Task<ObjectEncryption> EncryptionForAsync(S3Location location, CancellationToken stop);

    /// <summary>What is kept with an object under this encryption.</summary>
    private protected virtual ObjectProperties PropertiesFor(ObjectProperties given, ObjectEncryption encryption) => given;

    private protected override string Activity => "Sending";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _folders = new FolderFiles(Include, Exclude, Report);
        _properties = new ObjectProperties
        {
            ContentType = ContentType,
            Metadata = Texts.Of(Metadata),
            Tags = Texts.Of(Tag),
            StorageClass = StorageClass,
        };
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ByPath && MyInvocation.ExpectingInput) TakePositionsAsTarget();
        if (InputObject is null || !MyInvocation.ExpectingInput && ParameterSetName != ByInput) SendFiles();
        else if (PipelineFile.PathOf(InputObject, this) is string path) Attempt(() => SendPath(path));
        else Attempt(() => TakeContent(InputObject));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _content?.End();
        base.EndProcessing();
    }

    /// <summary>Runs before the first object is sent.</summary>
    private protected virtual void BeforeFirst()
    {
    }

    // With input from the pipeline, the first positions name the place: Get-ChildItem | Send-… bucket key.
    private void TakePositionsAsTarget()
    {
        if (Path is not { Length: 1 } || Key is not null) return;
        if (BucketName is not null && MyInvocation.BoundParameters.ContainsKey(nameof(Path))) Key = BucketName;
        (BucketName, Path) = (Path[0], null);
    }

    private void SendFiles()
    {
        foreach (var path in Files.Resolve(this, Path, LiteralPath, Report)) Attempt(() => SendPath(path));
    }

    private void SendPath(string path)
    {
        if (Recurse.IsPresent && Directory.Exists(path))
        {
            foreach (var file in _folders.Below(path)) Attempt(() => Send(file));
        }
        else if (_folders.Wants(System.IO.Path.GetFileName(path)))
        {
            Send(new FileToSend(path, System.IO.Path.GetFileName(path)));
        }
    }

    private void Send(FileToSend file)
    {
        var place = Locations.Place(BucketName, Key);
        var location = place.Key is null || place.Key.EndsWith("/", StringComparison.Ordinal)
            ? new S3Location(place.BucketName, place.Key + file.Name)
            : place;
        if (!_sent.Add(location)) throw InputFailures.SameKeyTwice(location, file.Path);
        if (!ShouldProcess(location.ToString(), $"{ActionName} '{file.Path}'")) return;
        Announce();
        Run(stop => StoreAsync(() => new SourceFile(file.Path), location, stop));
    }

    private void TakeContent(PSObject input)
    {
        if (_isRefused) return;
        if (_content is null)
        {
            // What begins with something else is not begun, and the rest of it is no whole.
            _isRefused = !PipelineContent.IsContent(input);
            if (_isRefused) throw InputFailures.NotContent(input.BaseObject.GetType().Name);
            var location = Locations.Object(BucketName, Key);
            if (location.Key!.EndsWith("/", StringComparison.Ordinal)) throw InputFailures.NoKey(location.BucketName);
            _content = new PipelineContent(!NoNewline.IsPresent);
            if (ShouldProcess(location.ToString(), $"{ActionName} content from the pipeline"))
            {
                Announce();
                var content = _content.Stream;
                Begin(stop => StoreContentAsync(content, location, stop));
            }
            else
            {
                _content.Stream.Leave();
            }
        }

        _content.Put(input);
        LetOut();
    }

    private async Task StoreContentAsync(PipelineStream content, S3Location location, CancellationToken stop)
    {
        using var left = stop.Register(content.Leave);
        try
        {
            await StoreAsync(() => new StreamSource(content, "what came down the pipeline"), location, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (e.ErrorId == InputFailures.ContentIncompleteId)
        {
            // The object that is no content is the error, and has been told.
        }
        finally
        {
            content.Dispose();
        }
    }

    private void Announce()
    {
        if (_sent.Count <= 1) BeforeFirst();
    }

    private async Task StoreAsync(Func<UploadSource> open, S3Location location, CancellationToken stop)
    {
        using var bar = Bars.Begin();
        using var source = open();
        var encryption = await EncryptionForAsync(location, stop).ConfigureAwait(false);
        var properties = _properties with { ContentType = _properties.ContentType ?? ContentTypes.Of(location.Key!) };
        var request = new UploadRequest
        {
            Source = source,
            Location = location,
            Encryption = encryption,
            Properties = PropertiesFor(properties, encryption),
            Checksum = ChecksumAlgorithm,
            Condition = IfNotExists ? UploadCondition.IfNotExists : Newer ? UploadCondition.IfNewer : UploadCondition.Always,
            Resume = Resume.IsPresent,
            ExpectedBucketOwner = ExpectedBucketOwner,
            Limits = Limits,
        };
        var result = await new ObjectUploader(Connection, Output).SendAsync(request, bar, stop).ConfigureAwait(false);
        if (result is not null) await Output.WriteAsync(result).ConfigureAwait(false);
    }
}
