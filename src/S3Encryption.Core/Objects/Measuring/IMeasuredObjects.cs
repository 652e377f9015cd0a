using System;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects.Measuring;

/// <summary>A source of objects that counts all of them by itself: an inventory, or a bucket that is looked at object by object.</summary>
public interface IMeasuredObjects
{
    /// <summary>Counts all of them.</summary>
    /// <param name="tally">Into this.</param>
    /// <param name="fail">Called for each part that could not be counted; the others go on.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Whether all of them were counted.</returns>
    /// <exception cref="S3EncryptionException">None could be counted, and why.</exception>
    Task<bool> MeasureAsync(EncryptionTally tally, Func<S3EncryptionException, Task> fail, CancellationToken stop);
}
