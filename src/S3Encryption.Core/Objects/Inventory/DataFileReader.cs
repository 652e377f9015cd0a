using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Objects.Auditing;
using S3Encryption.Core.Objects.Measuring;

namespace S3Encryption.Core.Objects.Inventory;

/// <summary>Reads data files of one form.</summary>
/// <param name="manifest">Of the inventory.</param>
/// <param name="moved">Told how many bytes of a file were read each time some were.</param>
internal abstract class DataFileReader(InventoryManifest manifest, Action<long> moved)
{
    /// <summary>Objects handed over at once.</summary>
    protected const int BatchSize = 1000;

    protected InventoryManifest Manifest { get; } = manifest;

    protected Action<long> Moved { get; } = moved;

    public static DataFileReader Of(InventoryManifest manifest, string name, Action<long> moved) =>
        manifest.Format switch
        {
            InventoryFormat.Csv => new Csv.CsvFileReader(manifest, moved),
#if NET
            _ => new Parquet.ParquetFileReader(manifest, moved),
#else
            _ => throw InventoryFailures.ParquetNotHere(name),
#endif
        };

    /// <summary>Whether a file that is damaged could do harm, so that it must be verified before it is read and not meanwhile.</summary>
    public abstract bool NeedsVerified { get; }

    /// <summary>Makes an object of each row that is wanted.</summary>
    /// <exception cref="FormatException">The file is not as the manifest says.</exception>
    /// <exception cref="InvalidDataException">The same.</exception>
    public abstract Task ReadAsync(
        LocalFile file, ObjectSelection? selection, Func<IReadOnlyList<S3ObjectEncryption>, Task> take, InventoryCounts counts,
        CancellationToken stop);

    /// <summary>Counts the rows without making objects of them.</summary>
    /// <exception cref="FormatException">The file is not as the manifest says.</exception>
    /// <exception cref="InvalidDataException">The same.</exception>
    public abstract Task<EncryptionTally> MeasureAsync(
        LocalFile file, EncryptionTally like, bool latestOnly, InventoryCounts counts, CancellationToken stop);

    /// <summary>Does what may find that the file is wrong, and says so by a failure that names it.</summary>
    public static async Task<T> GuardAsync<T>(string name, string path, Func<Task<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            throw InventoryFailures.Malformed(name, e.Message.TrimEnd('.'), e);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotRead(path, e);
        }
    }
}
