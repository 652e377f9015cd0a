using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects.Auditing;
using S3Encryption.Core.Objects.Measuring;

namespace S3Encryption.Core.Objects.Inventory;

/// <summary>One reading of a report: its manifest, how far it is, and what was found.</summary>
internal sealed class InventoryRun
{
    private readonly InventorySource _source;
    private readonly IActivityLog _log;
    private readonly DataFileReader _reader;

    private InventoryRun(InventorySource source, InventoryManifest manifest, IActivityLog log, IProgress<TransferProgress> progress)
    {
        _source = source;
        _log = log;
        Files = manifest.Files;
        var (done, total) = (0L, Files.Sum(file => file.Size));
        _reader = DataFileReader.Of(
            manifest, source.Name,
            bytes => progress.Report(new TransferProgress(source.Name, Interlocked.Add(ref done, bytes), total)));
        log.Verbose($"{source.Name}: an inventory of s3://{manifest.SourceBucket} of {manifest.Created:u}, {Files.Count} data files.");
    }

    public IReadOnlyList<InventoryFile> Files { get; }

    public InventoryCounts Counts { get; } = new();

    /// <exception cref="S3EncryptionException">The report cannot be read.</exception>
    public static async Task<InventoryRun> OpenAsync(
        InventorySource source, IActivityLog log, IProgress<TransferProgress> progress, CancellationToken stop) =>
        new(source, await source.OpenAsync(stop).ConfigureAwait(false), log, progress);

    /// <summary>A data file that is here and as S3 wrote it; null where there is none of that number.</summary>
    public async Task<LocalFile?> VerifiedAsync(int number, CancellationToken stop)
    {
        if (number >= Files.Count) return null;
        var local = await _source.FetchAsync(Files[number], stop).ConfigureAwait(false);
        try
        {
            await VerifyAsync(number, local, stop).ConfigureAwait(false);
            return local;
        }
        catch
        {
            local.Dispose();
            throw;
        }
    }

    /// <summary>Makes objects of a data file's rows.</summary>
    public Task ReadAsync(
        int number, LocalFile local, ObjectSelection? selection, Func<IReadOnlyList<S3ObjectEncryption>, Task> take,
        CancellationToken stop) =>
        DataFileReader.GuardAsync(_source.NameOf(Files[number]), local.Path, async () =>
        {
            await _reader.ReadAsync(local, selection, take, Counts, stop).ConfigureAwait(false);
            return true;
        });

    /// <summary>Counts a data file's rows while it is verified; they count only where it is as S3 wrote it.</summary>
    public async Task<EncryptionTally> MeasureAsync(int number, EncryptionTally like, bool latestOnly, CancellationToken stop)
    {
        using var local = await _source.FetchAsync(Files[number], stop).ConfigureAwait(false);
        var verifying = VerifyAsync(number, local, stop);
        if (_reader.NeedsVerified) await verifying.ConfigureAwait(false);
        var counts = new InventoryCounts();
        EncryptionTally counted;
        try
        {
            counted = await DataFileReader.GuardAsync(
                _source.NameOf(Files[number]), local.Path,
                () => _reader.MeasureAsync(local, like, latestOnly, counts, stop)).ConfigureAwait(false);
        }
        finally
        {
            // What is damaged fails in many ways; this is the one to tell.
            await verifying.ConfigureAwait(false);
        }

        Counts.Add(counts);
        return counted;
    }

    /// <summary>Says what was read.</summary>
    /// <exception cref="S3EncryptionException"><c>InventoryIncomplete</c>: data files failed.</exception>
    public void Finish()
    {
        _log.Verbose($"{_source.Name}: {Counts.Rows} rows were read, {Counts.DeleteMarkers} of them delete markers.");
        if (Counts.Failed > 0) throw InventoryFailures.Incomplete(_source.Name, Counts.Failed, Files.Count);
    }

    private Task VerifyAsync(int number, LocalFile local, CancellationToken stop) => OwnThread.RunAsync(() =>
    {
        FileVerification.Verify(local, Files[number], _source.NameOf(Files[number]), stop);
        return true;
    });
}
