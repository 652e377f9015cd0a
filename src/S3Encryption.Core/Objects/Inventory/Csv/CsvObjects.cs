using System;

namespace S3Encryption.Core.Objects.Inventory.Csv;

/// <summary>Makes objects of rows. Texts that come again and again are one string.</summary>
internal sealed class CsvObjects(InventoryManifest manifest)
{
    private const int MostTexts = 4096;
    private readonly InventoryColumns _columns = manifest.Columns;
    private readonly TextIds _texts = new(MostTexts);

    /// <exception cref="FormatException">A field is not what it should be; the message says in which row.</exception>
    public S3ObjectEncryption Of(CsvRows rows)
    {
        try
        {
            return Make(rows);
        }
        catch (FormatException e)
        {
            throw rows.Wrong(e.Message);
        }
    }

    private S3ObjectEncryption Make(CsvRows rows)
    {
        var status = Known(rows, InventoryColumn.EncryptionStatus);
        var kind = EncryptionStatus.KindOf(status);
        var storageClass = Known(rows, InventoryColumn.StorageClass);
        return new S3ObjectEncryption
        {
            BucketName = Known(rows, InventoryColumn.Bucket) ?? manifest.SourceBucket,
            Key = KeyText.Decode(Field(rows, InventoryColumn.Key)),
            VersionId = Text(rows, InventoryColumn.VersionId),
            IsLatest = FieldText.Truth(Field(rows, InventoryColumn.IsLatest)),
            Encryption = kind,
            Algorithm = EncryptionStatus.AlgorithmOf(status),
            BucketKey = EncryptionStatus.BucketKeyOf(Known(rows, InventoryColumn.BucketKeyStatus)),
            StorageClass = storageClass,
            Size = FieldText.TrySize(Field(rows, InventoryColumn.Size), out var size)
                ? size
                : throw new FormatException("its size is no number"),
            LastModified = FieldText.Time(Field(rows, InventoryColumn.LastModifiedDate)),
            ETag = Text(rows, InventoryColumn.ETag),
            ChecksumAlgorithm = Known(rows, InventoryColumn.ChecksumAlgorithm),
            IsArchived = EncryptionStatus.IsArchived(storageClass, Known(rows, InventoryColumn.IntelligentTieringAccessTier)),
            LockMode = Known(rows, InventoryColumn.ObjectLockMode),
            LockedUntil = FieldText.Time(Field(rows, InventoryColumn.ObjectLockRetainUntilDate)),
            LegalHold = Known(rows, InventoryColumn.ObjectLockLegalHoldStatus) == "ON",
            Problem = kind == EncryptionKind.Unknown ? EncryptionStatus.NotTold : null,
        };
    }

    private ReadOnlySpan<byte> Field(CsvRows rows, InventoryColumn column) => rows.Field(_columns.Of(column));

    private string? Known(CsvRows rows, InventoryColumn column) =>
        Field(rows, column) is { Length: > 0 } field ? _texts.Text(field) : null;

    private string? Text(CsvRows rows, InventoryColumn column) =>
        Field(rows, column).Length > 0 ? rows.Text(_columns.Of(column)) : null;
}
