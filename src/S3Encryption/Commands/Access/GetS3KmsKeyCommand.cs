using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Access;
using S3Encryption.Core.Access.Keys;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Access;

/// <summary>
/// Shows KMS keys as somebody who encrypts in S3 needs to see them: by id, ARN or alias, those whose alias a wildcard fits, or all.
/// </summary>
[Cmdlet(VerbsCommon.Get, "S3KmsKey")]
[OutputType(typeof(S3KmsKey))]
public sealed class GetS3KmsKeyCommand : ConnectedCommand
{
    private SemaphoreSlim? _places;
    private KmsKeyReader? _reader;

    /// <summary>
    /// Keys by id, ARN or alias, with or without <c>alias/</c>; wildcards are taken in aliases. Without any, every key of the account and
    /// Region.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn", "KmsKeyArn", "KeyArn", "KeyId")]
    [ValidateNotNullOrEmpty]
    public string[]? KmsKeyId { get; set; }

    /// <summary>Reads the policy of each key as well.</summary>
    [Parameter]
    public SwitchParameter IncludePolicy { get; set; }

    /// <summary>The most keys that are read at once. KMS's quota is shared with whatever else uses the account's keys.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 8;

    private protected override int MostInFlight => ThrottleLimit;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _places = new SemaphoreSlim(ThrottleLimit);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var key in KmsKeyId ?? [""])
        {
            if (key.Length == 0) Run(ReadAllAsync);
            else if (WildcardPattern.ContainsWildcardCharacters(key)) Run(stop => ReadMatchingAsync(key, stop));
            else Run(stop => WriteAsync(ReadAsync(reader => reader.ReadAsync(key, stop), stop)));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _places?.Dispose();
    }

    private Task ReadAllAsync(CancellationToken stop) =>
        InOrderAsync((begin, ending) => Reader(ending).ForEachAsync(begin, ending), stop);

    private Task ReadMatchingAsync(string pattern, CancellationToken stop)
    {
        var whole = new WildcardPattern(pattern, WildcardOptions.IgnoreCase);
        var name = new WildcardPattern("alias/" + pattern, WildcardOptions.IgnoreCase);
        return InOrderAsync(
            async (begin, ending) =>
            {
                var found = await Reader(stop).FindAsync(alias => whole.IsMatch(alias) || name.IsMatch(alias)).ConfigureAwait(false);
                foreach (var key in found) await begin(key).ConfigureAwait(false);
            },
            stop);
    }

    // In KMS's order, though several are read at once: a list that is sorted differently each time is hard to compare.
    private async Task InOrderAsync(Func<Func<KeyArn, Task>, CancellationToken, Task> find, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = new Queue<Task<S3KmsKey>>();
        try
        {
            await find(BeginAsync, ending.Token).ConfigureAwait(false);
            while (reading.Count > 0) await WriteAsync(reading.Dequeue()).ConfigureAwait(false);
        }
        finally
        {
            // Whatever ended it, nothing is to go on behind the cmdlet's back.
            ending.Cancel();
            _ = await Task.WhenAny(Task.WhenAll(reading)).ConfigureAwait(false);
        }

        async Task BeginAsync(KeyArn key)
        {
            if (reading.Count == ThrottleLimit) await WriteAsync(reading.Dequeue()).ConfigureAwait(false);
            reading.Enqueue(ReadAsync(reader => reader.ReadAsync(key, ending.Token), ending.Token));
        }
    }

    private async Task WriteAsync(Task<S3KmsKey> one)
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

    private async Task<S3KmsKey> ReadAsync(Func<KmsKeyReader, Task<S3KmsKey>> read, CancellationToken stop)
    {
        await _places!.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await read(Reader(stop)).ConfigureAwait(false);
        }
        finally
        {
            _ = _places.Release();
        }
    }

    private KmsKeyReader Reader(CancellationToken stop) =>
        LazyInitializer.EnsureInitialized(ref _reader, () => new KmsKeyReader(Connection, IncludePolicy.IsPresent, stop))!;
}
