using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Buckets;
using S3Encryption.Core.Connection;

namespace S3Encryption.Completion;

/// <summary>The caller's buckets; behind <c>s3://bucket/</c> one level of its keys.</summary>
public sealed class BucketNameCompleter : ValueCompleter
{
    private const string Scheme = "s3://";

    private protected override IReadOnlyList<Suggestion> Suggest(string word, TypedCommand command)
    {
        if (!S3Location.IsUri(word)) return Buckets(command);
        var slash = word.IndexOf('/', Scheme.Length);
        if (slash < 0) return [.. Buckets(command).Select(s => new Suggestion($"{Scheme}{s.Value}/", s.Value))];
        var (bucket, typed) = (word.Substring(Scheme.Length, slash - Scheme.Length), word.Substring(slash + 1));
        return [.. KeyLevels.Below(bucket, typed, withKeys: true, command).Select(s => new Suggestion($"{Scheme}{bucket}/{s.Value}", s.ToolTip))];
    }

    private static IReadOnlyList<Suggestion> Buckets(TypedCommand command) => BoundConnection.Ask("buckets", command, async (connection, stop) =>
        (await new BucketEncryptionReader(connection, NoActivityLog.Instance).ListBucketNamesAsync(stop).ConfigureAwait(false))
        .Select(name => new Suggestion(name)));
}
