using System;

namespace S3Encryption;

/// <summary>A bucket, and where there is one an object key, written <c>s3://bucket/key</c>.</summary>
public sealed record S3Location
{
    private const string Scheme = "s3://";

    /// <summary>Names a bucket, or an object in it.</summary>
    /// <param name="bucketName">The bucket.</param>
    /// <param name="key">The object's key, verbatim; null for the bucket itself.</param>
    public S3Location(string bucketName, string? key = null)
    {
        BucketName = bucketName;
        Key = key;
    }

    /// <summary>The bucket.</summary>
    public string BucketName { get; }

    /// <summary>The object's key, verbatim; null for the bucket itself.</summary>
    public string? Key { get; }

    /// <summary>Whether the text is an S3 URI rather than a bucket name.</summary>
    public static bool IsUri(string text) => text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads <c>s3://bucket</c> or <c>s3://bucket/key</c>. Everything behind the first slash is the key, verbatim.</summary>
    /// <returns>False where no bucket is named.</returns>
    public static bool TryParse(string text, out S3Location location)
    {
        location = new S3Location(string.Empty);
        if (!IsUri(text)) return false;
        var rest = text.Substring(Scheme.Length);
        var slash = rest.IndexOf('/');
        var bucket = slash < 0 ? rest : rest.Substring(0, slash);
        var key = slash < 0 || slash == rest.Length - 1 ? null : rest.Substring(slash + 1);
        location = new S3Location(bucket, key);
        return bucket.Length > 0;
    }

    /// <inheritdoc/>
    public override string ToString() => Key is null ? Scheme + BucketName : $"{Scheme}{BucketName}/{Key}";
}
