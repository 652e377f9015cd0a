using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Objects.Listing;

namespace S3Encryption.Completion;

/// <summary>The keys of a bucket, one level at a time.</summary>
internal static class KeyLevels
{
    /// <summary>What may follow.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="typed">What is typed of the key.</param>
    /// <param name="withKeys">Whether objects are meant too and not prefixes alone.</param>
    /// <param name="command">The command line so far.</param>
    public static IReadOnlyList<Suggestion> Below(string bucket, string typed, bool withKeys, TypedCommand command) =>
        BoundConnection.Ask($"keys {withKeys} {bucket}/{typed}", command, async (connection, stop) =>
        {
            // Not the level of the last slash: that may have more than a page, of which what is typed would be missing.
            var level = await KeyLevel.ReadAsync(connection, bucket, typed, stop).ConfigureAwait(false);
            var prefixes = level.Prefixes.Select(p => new Suggestion(p, $"s3://{bucket}/{p}"));
            return withKeys ? prefixes.Concat(level.Keys.Select(k => new Suggestion(k, $"s3://{bucket}/{k}"))) : prefixes;
        });

    /// <summary>The bucket that a command line names so far; null where it names none.</summary>
    public static string? Bucket(TypedCommand command)
    {
        var named = command.Text("BucketName");
        return named is not null && S3Location.TryParse(named, out var location) ? location.BucketName : named;
    }
}
