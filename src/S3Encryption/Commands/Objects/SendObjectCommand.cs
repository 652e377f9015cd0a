using System;
using System.Collections.Generic;
using System.Management.Automation;
using S3Encryption.Core.Objects;
using S3Encryption.Errors;
using S3Encryption.Parameters;
using S3Encryption.Pipeline;

namespace S3Encryption.Commands.Objects;

/// <summary>
/// The base of the cmdlets that store files: which files, where to, how many requests at once. A leaf says how they are encrypted.
/// </summary>
public abstract class SendObjectCommand : ThrottledCommand
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";
    private readonly HashSet<S3Location> _sent = [];
    private bool _hasBegun;

    /// <summary>The files to send; wildcards are taken.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The files to send, verbatim, as <c>Get-ChildItem</c> gives them.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>The bucket, or <c>s3://bucket/key</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? BucketName { get; set; }

    /// <summary>The object's key. Without it the file's name; ending in <c>/</c> it is put before the file's name.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    public string? Key { get; set; }

    /// <summary>How the files are to be encrypted.</summary>
    private protected abstract ObjectEncryption Wanted { get; }

    /// <summary>What ShouldProcess calls it.</summary>
    private protected abstract string ActionName { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var file in Files.Resolve(this, Path, LiteralPath, Report))
            Attempt(() => Send(file));
    }

    /// <summary>Runs before the first file is sent.</summary>
    private protected virtual void BeforeFirst()
    {
    }

    private void Send(string file)
    {
        var place = Locations.Place(BucketName, Key);
        var location = place.Key is null || place.Key.EndsWith("/", StringComparison.Ordinal)
            ? new S3Location(place.BucketName, place.Key + System.IO.Path.GetFileName(file))
            : place;
        if (!_sent.Add(location)) throw InputFailures.SameKeyTwice(location, file);
        if (!ShouldProcess(location.ToString(), $"{ActionName} '{file}'")) return;
        if (!_hasBegun) BeforeFirst();
        _hasBegun = true;
        var number = _sent.Count;
        var request = new UploadRequest
        {
            Path = file,
            Location = location,
            Encryption = Wanted,
            ExpectedBucketOwner = ExpectedBucketOwner,
            Requests = Places,
        };
        Run(async stop =>
        {
            using var bar = new TransferProgressBar(Output, "Sending", number);
            var result = await new ObjectUploader(Connection, Output).SendAsync(request, bar, stop).ConfigureAwait(false);
            await Output.WriteAsync(result).ConfigureAwait(false);
        });
    }
}
