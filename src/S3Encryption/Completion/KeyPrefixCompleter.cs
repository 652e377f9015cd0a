using System.Collections.Generic;

namespace S3Encryption.Completion;

/// <summary>The prefixes of a bucket's keys, one level at a time.</summary>
public sealed class KeyPrefixCompleter : ValueCompleter
{
    private protected override IReadOnlyList<Suggestion> Suggest(string word, TypedCommand command) =>
        KeyLevels.Bucket(command) is string bucket ? KeyLevels.Below(bucket, word, withKeys: false, command) : [];
}
