using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Buckets;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Buckets;

/// <summary>
/// The base of the cmdlets that tell about buckets: one, several, those a wildcard fits, or all of the caller's, many at once, and each
/// bucket's failure an error of that bucket. A leaf reads one bucket.
/// </summary>
public abstract class ReadBucketsCommand : ThrottledCommand
{
    private Task<IReadOnlyList<string>>? _all;

    /// <summary>Bucket names or <c>s3://</c> URIs; wildcards are taken. Without any, every bucket of the caller.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    public string[]? BucketName { get; set; }

    /// <summary>What is to be emitted about one bucket.</summary>
    /// <param name="bucketName">The bucket.</param>
    /// <param name="stop">Ends it.</param>
    private protected abstract Task<IReadOnlyList<object>> ReadAsync(string bucketName, CancellationToken stop);

    /// <summary>What stands in for one of many buckets that cannot be read; null for an error.</summary>
    private protected virtual object? Told(string bucketName, S3EncryptionException failure) => null;

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

    private void ReadNamed(string name) => Run(stop => WriteAsync(ReadInTurnAsync(name, stop)));

    private async Task ReadMatchingAsync(WildcardPattern pattern, CancellationToken stop)
    {
        var reader = new BucketEncryptionReader(Connection, Output);
        var names = await (_all ??= reader.ListBucketNamesAsync(stop)).ConfigureAwait(false);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        // In S3's order, though asked at once: a list that is sorted differently each time is hard to compare.
        var reading = names.Where(pattern.IsMatch).Select(name => ReadOrTellAsync(name, ending.Token)).ToList();
        try
        {
            foreach (var one in reading) await WriteAsync(one).ConfigureAwait(false);
        }
        finally
        {
            // Whatever ended it, nothing is to go on behind the cmdlet's back.
            ending.Cancel();
            _ = await Task.WhenAny(Task.WhenAll(reading)).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(Task<IReadOnlyList<object>> one)
    {
        try
        {
            foreach (var found in await one.ConfigureAwait(false)) await Output.WriteAsync(found).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            await Output.ErrorAsync(e).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<object>> ReadOrTellAsync(string name, CancellationToken stop)
    {
        try
        {
            return await ReadInTurnAsync(name, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything && Told(name, e) is not null)
        {
            return [Told(name, e)!];
        }
    }

    private async Task<IReadOnlyList<object>> ReadInTurnAsync(string name, CancellationToken stop)
    {
        await Places.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await ReadAsync(name, stop).ConfigureAwait(false);
        }
        finally
        {
            _ = Places.Release();
        }
    }
}
