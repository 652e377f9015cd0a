using System;
using System.Collections.Generic;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Auditing;
using S3Encryption.Core.Objects.Inventory;
using S3Encryption.Core.Objects.Measuring;
using S3Encryption.Tests.Inventory;

namespace S3Encryption.Core.Tests.Objects.Inventory;

/// <summary>A folder for reports, and what is read of them.</summary>
public sealed class InventoryBench : IDisposable, IActivityLog, IProgress<TransferProgress>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("s3encryption-reports-");
    private int _names;

    public ConcurrentQueue<S3EncryptionException> Failures { get; } = [];

    public ConcurrentQueue<string> Said { get; } = [];

    public void Dispose() => _folder.Delete(recursive: true);

    internal string Save(InventoryReport report) => report.Save(NewFolder());

    public string NewFolder() => Path.Combine(_folder.FullName, $"r{Interlocked.Increment(ref _names)}");

    /// <summary>The objects of a report; its failures are kept.</summary>
    internal async Task<List<S3ObjectEncryption>> ReadAsync(string manifest, ObjectSelection? selection = null)
    {
        using var source = new LocalInventory(manifest);
        var found = new List<S3ObjectEncryption>();
        await KeepAsync(() => new InventoryReader(source, this, this).ReadAsync(
            selection,
            batch =>
            {
                found.AddRange(batch);
                return Task.CompletedTask;
            },
            Keep, Xunit.TestContext.Current.CancellationToken));
        return found;
    }

    /// <summary>The same counted.</summary>
    internal async Task<IReadOnlyList<S3ObjectEncryptionGroup>> MeasureAsync(
        string manifest, int prefixDepth = 1, int most = EncryptionTally.MostGroups, bool latestOnly = false,
        params S3EncryptionProperty[] by)
    {
        using var source = new LocalInventory(manifest);
        var tally = new EncryptionTally(new Grouping(by, prefixDepth), most);
        var isComplete = false;
        await KeepAsync(async () => isComplete = await new MeasuredInventory(source, latestOnly, this, this).MeasureAsync(
            tally, Keep, Xunit.TestContext.Current.CancellationToken));
        return tally.Groups(isComplete);
    }

    public IEnumerable<string> FailedIds => Failures.Select(failure => failure.ErrorId);

    void IProgress<TransferProgress>.Report(TransferProgress value)
    {
    }

    public void Warning(string text) => Said.Enqueue(text);

    public void Verbose(string text) => Said.Enqueue(text);

    public bool IsDebugging => true;

    public void Debug(string text)
    {
    }

    private Task Keep(S3EncryptionException failure)
    {
        Failures.Enqueue(failure);
        return Task.CompletedTask;
    }

    private async Task KeepAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (S3EncryptionException e)
        {
            Failures.Enqueue(e);
        }
    }
}
