#if NET
using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Parquet;

namespace S3Encryption.Core.Objects.Inventory.Parquet;

/// <summary>Makes objects of the rows of one row group. Keys are as they are there: only CSV encodes them.</summary>
internal sealed class ParquetObjects : IDisposable
{
    private const int MostTexts = 4096;
    private static readonly InventoryColumn[] Texts =
    [
        InventoryColumn.Bucket, InventoryColumn.Key, InventoryColumn.VersionId, InventoryColumn.ETag, InventoryColumn.StorageClass,
        InventoryColumn.EncryptionStatus, InventoryColumn.BucketKeyStatus, InventoryColumn.ChecksumAlgorithm,
        InventoryColumn.ObjectLockMode, InventoryColumn.ObjectLockLegalHoldStatus, InventoryColumn.IntelligentTieringAccessTier,
    ];

    private readonly InventoryManifest _manifest;
    private readonly TextColumn[] _texts = new TextColumn[Texts.Max(column => (int)column) + 1];
    private readonly CharIds _known = new(MostTexts);
    private readonly int _count;
    private bool?[]? _isLatest;
    private bool?[]? _isDeleteMarker;
    private long?[]? _size;
    private DateTime?[]? _modified;
    private DateTime?[]? _lockedUntil;
    private int _row = -1;

    private ParquetObjects(InventoryManifest manifest, int count) => (_manifest, _count) = (manifest, count);

    /// <summary>The delete markers so far.</summary>
    public long DeleteMarkers { get; private set; }

    /// <exception cref="FormatException">A column is missing, or holds something else.</exception>
    public static async Task<ParquetObjects> OpenAsync(
        InventoryManifest manifest, ParquetRowGroupReader group, ParquetColumns columns, CancellationToken stop)
    {
        var rows = new ParquetObjects(manifest, checked((int)group.RowCount));
        _ = columns.Required(InventoryColumn.Key);
        _ = columns.Required(InventoryColumn.EncryptionStatus);
        foreach (var text in Texts) rows._texts[(int)text] = await TextColumn.OpenAsync(group, columns[text], stop).ConfigureAwait(false);
        Task<T?[]?> ReadAsync<T>(InventoryColumn column) where T : struct => ValueColumn.ReadAsync<T>(group, columns[column], stop);
        rows._isLatest = await ReadAsync<bool>(InventoryColumn.IsLatest).ConfigureAwait(false);
        rows._isDeleteMarker = await ReadAsync<bool>(InventoryColumn.IsDeleteMarker).ConfigureAwait(false);
        rows._size = await ReadAsync<long>(InventoryColumn.Size).ConfigureAwait(false);
        rows._modified = await ReadAsync<DateTime>(InventoryColumn.LastModifiedDate).ConfigureAwait(false);
        rows._lockedUntil = await ReadAsync<DateTime>(InventoryColumn.ObjectLockRetainUntilDate).ConfigureAwait(false);
        return rows;
    }

    /// <summary>The next object; null at the end.</summary>
    public S3ObjectEncryption? Next(bool latestOnly)
    {
        while (++_row < _count)
        {
            // Every column goes on with every row.
            var item = Make();
            if (_isDeleteMarker?[_row] == true) DeleteMarkers++;
            else if (!latestOnly || item.IsLatest != false) return item;
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var text in _texts) text?.Dispose();
    }

    private S3ObjectEncryption Make()
    {
        var status = Known(InventoryColumn.EncryptionStatus);
        var kind = EncryptionStatus.KindOf(status);
        var storageClass = Known(InventoryColumn.StorageClass);
        return new S3ObjectEncryption
        {
            BucketName = Known(InventoryColumn.Bucket) ?? _manifest.SourceBucket,
            Key = _texts[(int)InventoryColumn.Key].Next().ToString(),
            VersionId = _texts[(int)InventoryColumn.VersionId].NextString(),
            IsLatest = _isLatest?[_row],
            Encryption = kind,
            Algorithm = EncryptionStatus.AlgorithmOf(status),
            BucketKey = EncryptionStatus.BucketKeyOf(Known(InventoryColumn.BucketKeyStatus)),
            StorageClass = storageClass,
            Size = _size?[_row],
            LastModified = ValueColumn.Time(_modified, _row),
            ETag = _texts[(int)InventoryColumn.ETag].NextString(),
            ChecksumAlgorithm = Known(InventoryColumn.ChecksumAlgorithm),
            IsArchived = EncryptionStatus.IsArchived(storageClass, Known(InventoryColumn.IntelligentTieringAccessTier)),
            LockMode = Known(InventoryColumn.ObjectLockMode),
            LockedUntil = ValueColumn.Time(_lockedUntil, _row),
            LegalHold = Known(InventoryColumn.ObjectLockLegalHoldStatus) == "ON",
            Problem = kind == EncryptionKind.Unknown ? EncryptionStatus.NotTold : null,
        };
    }

    private string? Known(InventoryColumn column) => _known.Shared(_texts[(int)column].Next());
}
#endif
