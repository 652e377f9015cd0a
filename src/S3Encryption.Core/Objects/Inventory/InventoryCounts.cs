using System.Threading;

namespace S3Encryption.Core.Objects.Inventory;

/// <summary>What was read of an inventory, counted from several threads.</summary>
internal sealed class InventoryCounts
{
    private long _rows;
    private long _deleteMarkers;
    private int _failed;

    /// <summary>Rows, delete markers among them.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Delete markers: they hold nothing that could be encrypted.</summary>
    public long DeleteMarkers => Interlocked.Read(ref _deleteMarkers);

    /// <summary>Files that could not be read.</summary>
    public int Failed => _failed;

    public void Add(long rows, long deleteMarkers)
    {
        _ = Interlocked.Add(ref _rows, rows);
        _ = Interlocked.Add(ref _deleteMarkers, deleteMarkers);
    }

    /// <summary>Adds what was counted of one file.</summary>
    public void Add(InventoryCounts file) => Add(file.Rows, file.DeleteMarkers);

    public void AddFailure() => Interlocked.Increment(ref _failed);
}
