using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace S3Encryption.Core.Access.Keys;

/// <summary>Asks for the properties of one key, and keeps why one was not told.</summary>
internal sealed class Readings
{
    private readonly ConcurrentDictionary<string, string> _notRead = new();

    /// <summary>The properties that were not told, and why.</summary>
    public IReadOnlyDictionary<string, string> NotRead => new SortedDictionary<string, string>(_notRead, StringComparer.Ordinal);

    /// <summary>The answer, or null and a reason.</summary>
    /// <exception cref="S3EncryptionException">Nothing that follows could succeed either.</exception>
    public async Task<T?> AskAsync<T>(string property, Task<T> answer) where T : class?
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            Miss(property, e.Message);
            return null;
        }
    }

    public void Miss(string property, string reason) => _notRead[property] = reason;
}
