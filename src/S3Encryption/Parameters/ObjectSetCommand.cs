using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Auditing;
using S3Encryption.Core.Objects.Inventory;
using S3Encryption.Core.Objects.Listing;
using S3Encryption.Pipeline;

namespace S3Encryption.Parameters;

/// <summary>
/// The base of the cmdlets that do something with each of any number of stored objects, side by side, and tell it in their order. A leaf says
/// what is done with one.
/// </summary>
public abstract class ObjectSetCommand : ObjectSelectionCommand
{
    // What is begun before the pipeline has taken anything: it may want no more than the first.
    private const int First = 8;
    private readonly OutputOrder _order = new();
    private int _named;

    // So that what is in flight is at most what has ended and a few more.
    private protected override int MostInFlight => Math.Min(InFlight, (First + _named) / 2);

    /// <summary>What is done, as the progress bar says it, such as <c>Reading</c>.</summary>
    private protected abstract string Activity { get; }

    private int InFlight => Unordered.IsPresent ? ThrottleLimit : OutputOrder.Ahead * ThrottleLimit;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var inventory in Inventory ?? []) Attempt(() => BeginInventory(inventory));
        foreach (var bucket in BucketName ?? []) Attempt(() => BeginBucket(bucket));
    }

    /// <summary>Whether to go on with what was named: an object, all below a prefix, or a report. Asked on the pipeline thread.</summary>
    private protected virtual bool IsWanted(string what) => true;

    /// <summary>Does what there is to do for one object.</summary>
    /// <param name="at">The object.</param>
    /// <param name="listed">What the listing says of it; null where it was named.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <returns>What then is to be told of it, in turn.</returns>
    private protected abstract Task<Func<Task>> WorkAsync(ObjectAddress at, ListedObject? listed, CancellationToken stop);

    /// <summary>What of a report's rows can be told without asking S3; the others are worked on like objects that were listed.</summary>
    /// <returns>Null: none can.</returns>
    private protected virtual Func<S3ObjectEncryption, bool>? IsKnown => null;

    /// <summary>What is told of rows that are known.</summary>
    private protected virtual Func<Task> Tell(IReadOnlyList<S3ObjectEncryption> rows) => () => Output.WriteAllAsync(rows);

    private async Task EachOfAsync(ObjectSelection selection, CancellationToken stop)
    {
        var bucket = selection.BucketAndPrefix.BucketName;
        var listing = new ObjectListing(Connection, selection.BucketAndPrefix, ExpectedBucketOwner)
        {
            Versions = selection.Versions,
            PaysForRequests = RequestPayer.IsPresent,
            Pace = PaceOf(bucket),
        };
        using var bar = new ObjectProgressBar(Output, $"{Activity} {selection.BucketAndPrefix}");
        using var work = new BoundedWork(InFlight, stop, First);
        var (order, isEmpty) = (new OutputOrder(), true);
        await work.RunAsync(() => listing.ForEachAsync(
            listed =>
            {
                isEmpty = false;
                return selection.Has(listed.Key)
                    ? BeginAsync(work, order, bar, Address(new S3Location(bucket, listed.Key), listed.VersionId), listed)
                    : Task.CompletedTask;
            },
            stop)).ConfigureAwait(false);
        // A key may have these characters in it; that one is named by them and by nothing else is a pattern, nearly always.
        if (isEmpty && selection.BucketAndPrefix.Key is string prefix && WildcardPattern.ContainsWildcardCharacters(prefix))
        {
            Output.Warning($"No key in s3://{bucket} begins with «{prefix}», which is taken verbatim. For a pattern: -Include '{prefix}'");
        }
    }

    private void BeginBucket(string bucket)
    {
        if (!string.IsNullOrEmpty(Key))
        {
            var location = Locations.Object(bucket, Key);
            if (!Has(location.Key!) || !IsWanted(location.ToString())) return;
            var (at, turn) = (Address(location, string.IsNullOrEmpty(VersionId) ? null : VersionId), _order.Next());
            _named++;
            Run(stop => InTurnAsync(() => WorkAsync(at, null, stop), turn));
            return;
        }

        var selection = Select(BucketPrefix.Read(bucket, Prefix));
        if (IsWanted(selection.BucketAndPrefix.ToString())) RunAlone(stop => EachOfAsync(selection, stop));
    }

    private void BeginInventory(string inventory)
    {
        var source = Inventories.Source(inventory, this, () => Connection, ExpectedBucketOwner, Output);
        if (!IsWanted(inventory))
        {
            source.Dispose();
            return;
        }

        RunAlone(async stop =>
        {
            using (source) await EachOfAsync(source, inventory, stop).ConfigureAwait(false);
        });
    }

    private async Task EachOfAsync(InventorySource source, string inventory, CancellationToken stop)
    {
        using var fetching = new TransferProgressBar(Output, "Fetching", 1);
        using var bar = new ObjectProgressBar(Output, $"{Activity} {inventory}");
        using var work = new BoundedWork(InFlight, stop, First);
        var (order, known) = (new OutputOrder(), IsKnown);
        // The bucket is the report's; only the prefix counts.
        var selection = Select(new S3Location(string.Empty, Prefix));
        var reader = new InventoryReader(source, Output, fetching);
        await work.RunAsync(() => reader.ReadAsync(selection, async rows =>
        {
            var told = new List<S3ObjectEncryption>();
            foreach (var row in rows)
            {
                if (known?.Invoke(row) == true)
                {
                    told.Add(row);
                    continue;
                }

                await TellAsync(told).ConfigureAwait(false);
                told = [];
                var at = Address(new S3Location(row.BucketName, row.Key), row.VersionId);
                await BeginAsync(work, order, bar, at, ListedObject.Of(row)).ConfigureAwait(false);
            }

            await TellAsync(told).ConfigureAwait(false);
        }, Output.ErrorAsync, stop)).ConfigureAwait(false);

        async Task TellAsync(IReadOnlyList<S3ObjectEncryption> rows)
        {
            if (rows.Count == 0) return;
            var (tell, turn) = (Tell(rows), order.Next());
            await work.StartAsync(_ => InTurnAsync(() => Task.FromResult(tell), turn)).ConfigureAwait(false);
            bar.Advance(rows.Count);
        }
    }

    private Task BeginAsync(BoundedWork work, OutputOrder order, ObjectProgressBar bar, ObjectAddress at, ListedObject listed)
    {
        var turn = order.Next();
        return work.StartAsync(async token =>
        {
            await GuardItemAsync(t => InTurnAsync(() => WorkAsync(at, listed, t), turn), token).ConfigureAwait(false);
            bar.Advance();
            if (work.IsGrowing) await Output.TakenAsync().ConfigureAwait(false);
        });
    }

    private async Task InTurnAsync(Func<Task<Func<Task>>> work, OutputOrder.Turn turn)
    {
        using (turn)
        {
            var tell = await work().ConfigureAwait(false);
            await (Unordered.IsPresent ? tell() : turn.WriteAsync(tell)).ConfigureAwait(false);
        }
    }
}
