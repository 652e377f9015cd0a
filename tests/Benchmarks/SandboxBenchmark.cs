using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO.Hashing;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

namespace S3Encryption.Benchmarks;

/// <summary>
/// How fast the sandbox is, over TLS, from a client on the same machine: small requests a second, and large bodies each way. Given several
/// builds of it, measures them by turns, so that what else the machine does falls on all of them.
/// </summary>
internal static class SandboxBenchmark
{
    private const long Large = 1L << 30;
    private const long Part = 64L << 20;
    private const int Rounds = 5;
    private static readonly TimeSpan Spell = TimeSpan.FromSeconds(2);
    private static readonly byte[] Block = RandomNumberGenerator.GetBytes(1 << 20);

    private static readonly Lazy<string> SignedHash = new(() =>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (long sent = 0; sent < Large; sent += Block.Length)
        {
            hash.AppendData(Block);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    });

    private static readonly (string Name, Func<SandboxProcess, Task<double>> Measure)[] Scenarios =
    [
        ("HEAD, 1 connection, a second", sandbox => HeadsAsync(sandbox, 1)),
        ("HEAD, 8 connections, a second", sandbox => HeadsAsync(sandbox, 8)),
        ("HEAD, 32 connections, a second", sandbox => HeadsAsync(sandbox, 32)),
        ("PUT 1 GiB, UNSIGNED-PAYLOAD, MiB/s", sandbox => PutAsync(sandbox, "UNSIGNED-PAYLOAD")),
        ("PUT 1 GiB, signed payload, MiB/s", sandbox => PutAsync(sandbox, SignedHash.Value)),
        ("PUT 1 GiB, aws-chunked, CRC32, MiB/s", sandbox => PutChunkedAsync(sandbox, "crc32", new Crc32())),
        ("PUT 1 GiB, aws-chunked, CRC64NVME, MiB/s", sandbox => PutChunkedAsync(sandbox, "crc64nvme", new Crc64(Crc64ParameterSet.Nvme))),
        ("PUT 1 GiB, SSE-C, MiB/s", sandbox => PutAsync(sandbox, "UNSIGNED-PAYLOAD", CustomerKey())),
        ("PUT 8 parts of 64 MiB by 8, MiB/s", PutPartsAsync),
        ("GET 1 GiB, MiB/s", sandbox => GetAsync(sandbox, 1)),
        ("GET 1 GiB, 8 ranges by 8, MiB/s", sandbox => GetAsync(sandbox, 8)),
    ];

    /// <summary>Arguments that end in .dll are sandboxes to compare; the others are words of the measurements to make.</summary>
    internal static async Task<int> RunAsync(string[] arguments)
    {
        var words = arguments.Where(argument => !argument.EndsWith(".dll", StringComparison.Ordinal)).ToList();
        var sandboxes = arguments.Except(words).DefaultIfEmpty(SandboxProcess.Built)
            .Select(assembly => new SandboxProcess(assembly)).ToList();
        foreach (var (name, measure) in Scenarios.Where(scenario => words.TrueForAll(scenario.Name.Contains)))
        {
            var results = sandboxes.ConvertAll(_ => new List<double>());
            var before = sandboxes.ConvertAll(sandbox => sandbox.ProcessorSeconds);
            for (var round = 0; round < Rounds; round++)
            {
                for (var i = 0; i < sandboxes.Count; i++)
                {
                    results[i].Add(await measure(sandboxes[i]));
                }
            }

            Row(name, results.Select(measured => measured.Order().ElementAt(Rounds / 2)));
            var spent = sandboxes.Zip(before, (sandbox, start) => sandbox.ProcessorSeconds - start);
            Row("  its processor time, ms a round", spent.Select(seconds => seconds * 1000 / Rounds));
        }

        Row("Most memory, MiB", sandboxes.Select(sandbox => (double)sandbox.PeakMemory));
        sandboxes.ForEach(sandbox => sandbox.Dispose());
        return 0;
    }

    private static void Row(string name, IEnumerable<double> values) => Console.WriteLine(
        $"{name,-42}" + string.Concat(values.Select(value => value.ToString("N0", CultureInfo.InvariantCulture).PadLeft(10))));

    private static async Task<double> HeadsAsync(SandboxProcess sandbox, int connections)
    {
        _ = await ExchangeAsync(sandbox, sandbox.Head("PUT", "/small", length: 1), 1);
        var head = sandbox.Head("HEAD", "/small");
        var clock = Stopwatch.StartNew();
        var counts = await ByAsync(connections, async number =>
        {
            using var connection = await sandbox.ConnectAsync();
            var count = 0;
            for (; clock.Elapsed < Spell; count++)
            {
                await connection.SendAsync(head);
                _ = await connection.ReceiveAsync(hasBody: false);
            }

            return count;
        });
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static Task<double> PutAsync(SandboxProcess sandbox, string payloadHash, params (string, string)[] headers) =>
        RateAsync(Large, () => ExchangeAsync(sandbox, sandbox.Head("PUT", "/large", payloadHash, Large, headers), Large));

    private static Task<double> PutChunkedAsync(SandboxProcess sandbox, string name, NonCryptographicHashAlgorithm crc)
    {
        for (long sent = 0; sent < Large; sent += Block.Length)
        {
            crc.Append(Block);
        }

        var value = crc.GetCurrentHash();
        Array.Reverse(value);
        var header = "x-amz-checksum-" + name;
        byte[] chunk = [.. Encoding.ASCII.GetBytes($"{Block.Length:x}\r\n"), .. Block, .. "\r\n"u8];
        var end = Encoding.ASCII.GetBytes($"0\r\n{header}:{Convert.ToBase64String(value)}\r\n\r\n");
        var chunks = (int)(Large / Block.Length);
        var head = sandbox.Head(
            "PUT", "/large", "STREAMING-UNSIGNED-PAYLOAD-TRAILER", ((long)chunks * chunk.Length) + end.Length,
            ("Content-Encoding", "aws-chunked"), ("x-amz-decoded-content-length", $"{Large}"), ("x-amz-trailer", header));
        return RateAsync(Large, async () =>
        {
            using var connection = await sandbox.ConnectAsync();
            await connection.SendAsync(head);
            for (var i = 0; i < chunks; i++)
            {
                await connection.SendAsync(chunk);
            }

            await connection.SendAsync(end);
            _ = await connection.ReceiveAsync();
        });
    }

    private static async Task<double> PutPartsAsync(SandboxProcess sandbox)
    {
        var begun = await ExchangeAsync(sandbox, sandbox.Head("POST", "/parts?uploads="), 0);
        var id = begun.Split("<UploadId>")[1].Split('<')[0];
        var rate = await RateAsync(8 * Part, () => ByAsync(8, i =>
            ExchangeAsync(sandbox, sandbox.Head("PUT", $"/parts?partNumber={i + 1}&uploadId={id}", length: Part), Part)));
        _ = await ExchangeAsync(sandbox, sandbox.Head("DELETE", $"/parts?uploadId={id}"), 0, hasBody: false);
        return rate;
    }

    private static async Task<double> GetAsync(SandboxProcess sandbox, int ranges)
    {
        _ = await ExchangeAsync(sandbox, sandbox.Head("PUT", "/plain", length: Large), Large);
        var size = Large / ranges;
        return await RateAsync(Large, () => ByAsync(ranges, i =>
            ExchangeAsync(sandbox, sandbox.Head("GET", "/plain", headers: ("Range", $"bytes={i * size}-{((i + 1) * size) - 1}")), 0)));
    }

    private static (string, string)[] CustomerKey()
    {
        var key = Block[..32];
        return
        [
            ("x-amz-server-side-encryption-customer-algorithm", "AES256"),
            ("x-amz-server-side-encryption-customer-key", Convert.ToBase64String(key)),
            ("x-amz-server-side-encryption-customer-key-MD5", Convert.ToBase64String(MD5.HashData(key))),
        ];
    }

    private static async Task<string> ExchangeAsync(SandboxProcess sandbox, byte[] head, long length, bool hasBody = true)
    {
        using var connection = await sandbox.ConnectAsync();
        await connection.SendAsync(head);
        for (; length > 0; length -= Block.Length)
        {
            await connection.SendAsync(Block.AsMemory(0, (int)Math.Min(length, Block.Length)));
        }

        return await connection.ReceiveAsync(hasBody);
    }

    private static async Task<double> RateAsync(long bytes, Func<Task> transfer)
    {
        var clock = Stopwatch.StartNew();
        await transfer();
        return bytes / 1048576.0 / clock.Elapsed.TotalSeconds;
    }

    private static Task<T[]> ByAsync<T>(int count, Func<int, Task<T>> work) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => work(i))));
}
