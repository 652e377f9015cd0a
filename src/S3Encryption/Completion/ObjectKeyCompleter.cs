using System.Collections.Generic;

namespace S3Encryption.Completion;

/// <summary>The keys of a bucket's objects, one level at a time.</summary>
public sealed class ObjectKeyCompleter : ValueCompleter
{
    private protected override IReadOnlyList<Suggestion> Suggest(string word, TypedCommand command) =>
        KeyLevels.Bucket(command) is string bucket ? KeyLevels.Below(bucket, word, withKeys: true, command) : [];
}
