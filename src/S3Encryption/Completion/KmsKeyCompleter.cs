using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Core.Access.Keys;

namespace S3Encryption.Completion;

/// <summary>The aliases of the Region's KMS keys, and behind <c>arn:</c> or what can be an id, the keys.</summary>
public sealed class KmsKeyCompleter : ValueCompleter
{
    private protected override IReadOnlyList<Suggestion> Suggest(string word, TypedCommand command)
    {
        var isArn = word.StartsWith("arn:", StringComparison.OrdinalIgnoreCase);
        IReadOnlyList<Suggestion> aliases = isArn ? [] : BoundConnection.Ask("aliases", command, async (connection, stop) =>
            (await new KmsKeyReader(connection, withPolicy: false, stop).AliasNamesAsync().ConfigureAwait(false))
            .Select(name => new Suggestion(name)));
        // Without what is typed, names are what a person is looking for.
        if (word.Length == 0 && aliases.Count > 0) return aliases;
        return [.. aliases, .. BoundConnection.Ask($"keys {isArn}", command, async (connection, stop) =>
        {
            var keys = new List<Suggestion>();
            await new KmsKeyReader(connection, withPolicy: false, stop).ForEachAsync(
                key =>
                {
                    keys.Add(new Suggestion(isArn ? key.ToString() : key.KeyId, key.ToString()));
                    return Task.CompletedTask;
                },
                stop).ConfigureAwait(false);
            return keys;
        })];
    }
}
