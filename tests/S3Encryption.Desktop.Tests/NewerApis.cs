// What the tests of Core use of .NET 10 and .NET Framework does not have, by its name and as it behaves there.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;

#pragma warning disable IDE0130 // The namespace that all tests are below.
namespace S3Encryption;

internal static class NewerApis
{
    extension(MD5)
    {
        public static byte[] HashData(byte[] source)
        {
            using var md5 = MD5.Create();
            return md5.ComputeHash(source);
        }
    }

    extension(Convert)
    {
        public static string ToHexStringLower(byte[] bytes) => string.Concat(bytes.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));

        public static byte[] FromHexString(string hex) =>
            [.. Enumerable.Range(0, hex.Length / 2).Select(i => Convert.ToByte(hex.Substring(2 * i, 2), 16))];
    }

    extension(Directory)
    {
        public static DirectoryInfo CreateTempSubdirectory(string prefix) =>
            Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), prefix + Guid.NewGuid().ToString("n")));
    }

    extension(string)
    {
        public static string Join(char separator, IEnumerable<string> values) => string.Join(separator.ToString(), values);
    }

    extension(Parallel)
    {
        public static Task ForEachAsync<T>(
            IEnumerable<T> source, ParallelOptions options, Func<T, CancellationToken, ValueTask> body) => Task.WhenAll(
            Partitioner.Create(source).GetPartitions(options.MaxDegreeOfParallelism).Select(part => Task.Run(async () =>
            {
                using (part)
                    while (part.MoveNext()) await body(part.Current, options.CancellationToken);
            })));
    }

    extension(KeyValuePair)
    {
        public static KeyValuePair<TKey, TValue> Create<TKey, TValue>(TKey key, TValue value) => new(key, value);
    }

    public static IEnumerable<T> Order<T>(this IEnumerable<T> source) => source.OrderBy(static x => x);

    public static IEnumerable<T> Order<T>(this IEnumerable<T> source, IComparer<T> comparer) => source.OrderBy(static x => x, comparer);

    public static string Replace(this string text, string old, string with, StringComparison comparison) =>
        comparison == StringComparison.Ordinal ? text.Replace(old, with) : throw new NotSupportedException();

    public static string[] Split(this string text, char separator, StringSplitOptions options) => text.Split([separator], options);

    public static string[] Split(this string text, string separator, int count) => text.Split([separator], count, StringSplitOptions.None);

    public static string[] Split(this string text, char separator, int count) => text.Split([separator], count);

    public static Task CancelAsync(this CancellationTokenSource source)
    {
        source.Cancel();
        return Task.CompletedTask;
    }

    public static void Clear<T>(this ConcurrentQueue<T> queue)
    {
        while (queue.TryDequeue(out _)) continue;
    }

    public static void Write(this GZipStream stream, byte[] content) => stream.Write(content, 0, content.Length);

    public static TValue? GetValueOrDefault<TKey, TValue>(this Dictionary<TKey, TValue> pairs, TKey key) where TValue : class =>
        pairs.TryGetValue(key, out var value) ? value : null;

    extension<T>(Task<T> task)
    {
        public bool IsCompletedSuccessfully => task.Status == TaskStatus.RanToCompletion;
    }
}

internal static class KeyValuePair;

internal static class X509CertificateLoader
{
    public static X509Certificate2 LoadCertificate(byte[] content) => new(content);
}

internal sealed class TaskCompletionSource
{
    private readonly TaskCompletionSource<bool> _source = new();

    public Task Task => _source.Task;

    public void SetResult() => _source.SetResult(true);
}
