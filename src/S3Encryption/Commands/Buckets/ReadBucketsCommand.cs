using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Buckets;
using S3Encryption.Parameters;
using S3Encryption.Pipeline;

namespace S3Encryption.Commands.Buckets;

/// <summary>
/// The base of the cmdlets that tell about buckets: one, several, those a wildcard fits, or all of the caller's, many at once, told in the
/// order in which they were named, and each bucket's failure an error of that bucket. A leaf reads one bucket.
/// </summary>
public abstract class ReadBucketsCommand : ThrottledCommand
{
    private OrderedReads? _reads;
    private Task<IReadOnlyList<string>>? _all;

    /// <summary>Bucket names or <c>s3://</c> URIs; wildcards are taken. Without any, every bucket of the caller.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string[]? BucketName { get; set; }

    private protected override int MostInFlight => _reads!.MostInFlight;

    /// <summary>What is to be emitted about one bucket.</summary>
    /// <param name="bucketName">The bucket.</param>
    /// <param name="stop">Ends it.</param>
    private protected abstract Task<IReadOnlyList<object>> ReadAsync(string bucketName, CancellationToken stop);

    /// <summary>What stands in for one of many buckets that cannot be read; null for an error.</summary>
    private protected virtual object? Told(string bucketName, S3EncryptionException failure) => null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _reads = new OrderedReads(Output, ThrottleLimit);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in BucketName ?? ["*"])
        {
            if (WildcardPattern.ContainsWildcardCharacters(name)) ReadMatching(name);
            else Attempt(() => ReadNamed(Locations.WholeBucket(name).BucketName));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _reads?.Dispose();
    }

    private void ReadNamed(string name) => Run(_reads!.One(stop => ReadAsync(name, stop)));

    private void ReadMatching(string pattern)
    {
        var wanted = new WildcardPattern(pattern, WildcardOptions.IgnoreCase);
        Run(_reads!.Many<string>((begin, stop) => FindAsync(wanted, begin, stop), ReadOrTellAsync));
    }

    private async Task FindAsync(WildcardPattern pattern, Func<string, Task> begin, CancellationToken stop)
    {
        var reader = new BucketEncryptionReader(Connection, Output);
        var names = await (_all ??= reader.ListBucketNamesAsync(stop)).ConfigureAwait(false);
        foreach (var name in names.Where(pattern.IsMatch)) await begin(name).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<object>> ReadOrTellAsync(string name, CancellationToken stop)
    {
        try
        {
            return await ReadAsync(name, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything && Told(name, e) is not null)
        {
            return [Told(name, e)!];
        }
    }
}
