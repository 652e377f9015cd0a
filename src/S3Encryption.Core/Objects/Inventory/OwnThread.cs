using System;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects.Inventory;

/// <summary>Work that keeps a processor busy for long: on the pool's threads, of which there are few, downloads would wait for it.</summary>
internal static class OwnThread
{
    public static Task<T> RunAsync<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
