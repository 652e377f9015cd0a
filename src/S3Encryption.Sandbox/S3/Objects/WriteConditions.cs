using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>
/// The conditions of a write, checked against what has the key at the moment it is replaced.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html.
/// </summary>
internal sealed class WriteConditions
{
    private readonly string _key;
    private readonly string? _ifMatch;
    private readonly bool _ifAbsent;

    internal WriteConditions(S3Call call)
    {
        _key = call.Key;
        _ifMatch = call.Header("If-Match");
        if (call.Header("If-None-Match") is { } ifNoneMatch)
        {
            _ifAbsent = ifNoneMatch.Trim() == "*" ? true : throw S3Errors.NotImplemented("If-None-Match");
        }
    }

    internal void Check(StoredObject? current)
    {
        if (_ifAbsent && current is not null)
        {
            throw S3Errors.PreconditionFailed("If-None-Match");
        }

        if (_ifMatch is null)
        {
            return;
        }

        if (current is null)
        {
            throw S3Errors.NoSuchKey(_key);
        }

        if (!ETags.Matches(_ifMatch, current.ETag))
        {
            throw S3Errors.PreconditionFailed("If-Match");
        }
    }
}
