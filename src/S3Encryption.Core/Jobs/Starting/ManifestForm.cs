namespace S3Encryption.Core.Jobs.Starting;

/// <summary>The form of a stored list of objects.</summary>
public enum ManifestForm
{
    /// <summary>The <c>manifest.json</c> of an S3 Inventory in CSV.</summary>
    Inventory,

    /// <summary>CSV: bucket, key.</summary>
    Keys,

    /// <summary>CSV: bucket, key, version.</summary>
    Versions,
}
