using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>Opens each key once, however many objects ask for it at once.</summary>
internal sealed class OpenedKeys(KeyOpener opener)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Task<SseCKey>> _opening = [];

    /// <exception cref="S3EncryptionException">
    /// It cannot be opened; the next who asks is told the same without another request, unless the network was at fault.
    /// </exception>
    public Task<SseCKey> GetAsync(StoredSseCKey stored, CancellationToken stop)
    {
        lock (_gate)
        {
            if (_opening.TryGetValue(stored.Entry.Fingerprint, out var under) && !IsWorthAnother(under)) return under;
            return _opening[stored.Entry.Fingerprint] = Task.Run(() => opener.OpenAsync(stored, stop), stop);
        }
    }

    private static bool IsWorthAnother(Task<SseCKey> ended) => ended.IsCanceled || ended.Exception?.InnerException
        is S3EncryptionException { Category: FailureCategory.Connection or FailureCategory.Throttled };
}
