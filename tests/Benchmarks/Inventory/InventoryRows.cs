using System;
using System.Collections.Generic;
using System.Globalization;

namespace S3Encryption.Benchmarks.Inventory;

/// <summary>Objects as a bucket of logs and pictures has them, the same in every run.</summary>
internal sealed class InventoryRows(int seed)
{
    public const string Schema = "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, LastModifiedDate, ETag, StorageClass, "
        + "IsMultipartUploaded, ReplicationStatus, EncryptionStatus, BucketKeyStatus, ChecksumAlgorithm";

    private static readonly string[] Folders =
        ["AWSLogs/111122223333/elb", "AWSLogs/111122223333/vpcflowlogs", "pictures", "exports/daily"];

    private static readonly string[] Kinds = ["SSE-S3", "SSE-KMS", "SSE-KMS", "SSE-KMS", "NOT-SSE", "SSE-C"];
    private static readonly string[] Classes = ["STANDARD", "STANDARD", "STANDARD_IA", "GLACIER"];
    private readonly Random _random = new(seed);

    /// <summary>The values of so many rows, in the order of <see cref="Schema"/>; keys are not encoded.</summary>
    public IEnumerable<string[]> Make(int count)
    {
        var start = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < count; i++)
        {
            var written = start.AddSeconds(_random.Next(90_000_000));
            var kind = Kinds[_random.Next(Kinds.Length)];
            var path = string.Create(
                CultureInfo.InvariantCulture,
                $"{Folders[(long)i * Folders.Length / count]}/{written:yyyy/MM/dd}/{i:x8}-{_random.Next():x8}.log.gz");
            yield return
            [
                "a-bucket-with-many-objects", path, Hex(16), _random.Next(5) > 0 ? "true" : "false", "false",
                _random.Next(1, 50_000_000).ToString(CultureInfo.InvariantCulture), $"{written:yyyy-MM-ddTHH:mm:ss}.000Z", Hex(16),
                Classes[_random.Next(Classes.Length)], "false", "", kind, kind == "SSE-KMS" && _random.Next(2) > 0 ? "ENABLED" : "DISABLED",
                "CRC64NVME",
            ];
        }
    }

    private string Hex(int bytes)
    {
        Span<byte> random = stackalloc byte[bytes];
        _random.NextBytes(random);
        return Convert.ToHexStringLower(random);
    }
}
