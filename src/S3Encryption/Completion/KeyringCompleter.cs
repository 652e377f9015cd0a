using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Core.Keys.Keyring;

namespace S3Encryption.Completion;

/// <summary>The base of what completes from a keyring's keys: a leaf says by what they are called.</summary>
public abstract class KeyringCompleter : ValueCompleter
{
    private protected override IReadOnlyList<Suggestion> Suggest(string word, TypedCommand command)
    {
        var path = command.FullPath("Keyring");
        if (path is null || !Directory.Exists(path)) return [];
        // A key more or less changes the folder's time.
        return Suggestions.Of($"{GetType().Name} {path} {Directory.GetLastWriteTimeUtc(path):O}", _ => Task.FromResult<IReadOnlyList<Suggestion>>(
            [.. new KeyringFolder(path).Read(static _ => { }).Select(key => Of(key.Entry)).OfType<Suggestion>()]));
    }

    /// <summary>What a key is called; null where it has no such thing.</summary>
    private protected abstract Suggestion? Of(SseCKeyEntry entry);
}
