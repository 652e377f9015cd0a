using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Buckets;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Buckets;

/// <summary>
/// Tells how buckets encrypt: one, several, those a wildcard fits, or all of the caller's. A named bucket that cannot be read is an error;
/// one of many is told as <c>Unknown</c>, with its <c>Problem</c>.
/// </summary>
[Cmdlet(VerbsCommon.Get, "S3BucketEncryption")]
[OutputType(typeof(BucketEncryption))]
public sealed class GetS3BucketEncryptionCommand : ThrottledCommand
{
    private Task<IReadOnlyList<string>>? _all;

    /// <summary>Bucket names or <c>s3://</c> URIs; wildcards are taken. Without any, every bucket of the caller.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    public string[]? BucketName { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in BucketName ?? ["*"])
        {
            if (WildcardPattern.ContainsWildcardCharacters(name)) ReadMatching(name);
            else Attempt(() => ReadNamed(Locations.Bucket(name).BucketName));
        }
    }

    private void ReadMatching(string pattern) =>
        Run(stop => ReadMatchingAsync(new WildcardPattern(pattern, WildcardOptions.IgnoreCase), stop));

    private void ReadNamed(string name) => Run(stop => WriteAsync(ReadAsync(name, stop)));

    private async Task ReadMatchingAsync(WildcardPattern pattern, CancellationToken stop)
    {
        var names = await (_all ??= Reader().ListBucketNamesAsync(stop)).ConfigureAwait(false);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        // In S3's order, though asked at once: a list that is sorted differently each time is hard to compare.
        var reading = names.Where(pattern.IsMatch).Select(name => ReadOrTellAsync(name, ending.Token)).ToList();
        try
        {
            foreach (var one in reading) await Output.WriteAsync(await one.ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            // Whatever ended it, nothing is to go on behind the cmdlet's back.
            ending.Cancel();
            _ = await Task.WhenAny(Task.WhenAll(reading)).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(Task<BucketEncryption> one)
    {
        try
        {
            await Output.WriteAsync(await one.ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            await Output.ErrorAsync(e).ConfigureAwait(false);
        }
    }

    // Of many, one that may not be read is a row with its reason, so that no bucket is missing from the list.
    private async Task<BucketEncryption> ReadOrTellAsync(string name, CancellationToken stop)
    {
        try
        {
            return await ReadAsync(name, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            return new BucketEncryption { BucketName = name, Encryption = EncryptionKind.Unknown, Region = e.Region, Problem = e.Message };
        }
    }

    private async Task<BucketEncryption> ReadAsync(string name, CancellationToken stop)
    {
        await Places.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await Reader().ReadAsync(name, ExpectedBucketOwner, stop).ConfigureAwait(false);
        }
        finally
        {
            _ = Places.Release();
        }
    }

    private BucketEncryptionReader Reader() => new(Connection, Output);
}
