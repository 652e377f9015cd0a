using System;
using System.Management.Automation;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Objects.Uploading;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Objects;

/// <summary>
/// Shows the multipart uploads of a bucket that were begun and neither completed nor removed: those that <c>-Resume</c> can go on with,
/// and those that a killed process left. No object shows them, and their parts are billed.
/// </summary>
[Cmdlet(VerbsCommon.Get, "S3EncryptedUpload", HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html")]
[OutputType(typeof(S3UnfinishedUpload))]
public sealed class GetS3EncryptedUploadCommand : BucketCommand
{
    /// <summary>The bucket, or <c>s3://bucket/prefix</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string? BucketName { get; set; }

    /// <summary>What the keys begin with.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(KeyPrefixCompleter))]
    public string? Prefix { get; set; }

    /// <summary>
    /// Only those that were begun more days ago than this. A number, not a TimeSpan: of that, PowerShell takes 7 for 7 ticks.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 36500)]
    public double OlderThanDays { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Attempt(() =>
    {
        var place = Locations.Place(BucketName, Prefix);
        var before = DateTimeOffset.Now.AddDays(-OlderThanDays);
        Run(stop => new UnfinishedUploads(Connection, place.BucketName, ExpectedBucketOwner).ForEachAsync(
            place.Key, upload => upload.Initiated < before ? Output.WriteAsync(upload) : Task.CompletedTask, stop));
    });
}
