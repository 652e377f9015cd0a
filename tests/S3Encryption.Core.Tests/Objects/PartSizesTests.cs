using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Downloading;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

/// <summary>Whose parts are not listed to who may only read objects is told by two of them, where that leaves nothing open.</summary>
public sealed class PartSizesTests(TransferBench bench) : IClassFixture<TransferBench>
{
    private const int MiB = 1 << 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(new[] { 5 * MiB, 5 * MiB, 5 * MiB, 1 }, true)]
    [InlineData(new[] { 5 * MiB, 5 * MiB, 5 * MiB, 6 * MiB }, true)]
    [InlineData(new[] { 6 * MiB, 5 * MiB }, true)]
    [InlineData(new[] { 17 }, true)]
    [InlineData(new[] { 6 * MiB, 5 * MiB, 5 * MiB, 1 }, false)]
    public async Task They_are_told_or_left_open_and_never_guessed(int[] sizes, bool areTold)
    {
        using var connection = bench.Connect();
        var found = await PutAsync(connection.S3(), string.Join("-", sizes), sizes);
        using var limits = new TransferLimits(1);
        using var target = new FileTarget(bench.NewPath(), overwrite: false);
        var request = new DownloadRequest { Location = found.Location, Target = target, Limits = limits };
        var parts = new PartSizes(connection, request, bench);
        Assert.Equal(sizes.Select(size => (long)size), await parts.FindAsync(found, sizes.Length, Stop));
        bench.Server.Faults.Add(new Fault("s3", "GetObjectAttributes", 1, new AnswerError(403, "AccessDenied")) { Key = found.Location.Key });
        Assert.Equal(areTold ? sizes.Select(size => (long)size) : null, await parts.FindAsync(found, sizes.Length, Stop));
        Assert.True(bench.Server.Faults.IsEmpty);
    }

    private static async Task<ObjectIdentity> PutAsync(IAmazonS3 s3, string key, int[] sizes)
    {
        var at = new S3Location(TransferBench.Bucket, key);
        var begun = await s3.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = at.BucketName, Key = key, ChecksumAlgorithm = ChecksumAlgorithm.SHA256 }, Stop);
        var parts = new List<PartETag>();
        foreach (var (size, number) in sizes.Select((size, i) => (size, i + 1)))
        {
            var bytes = new byte[size];
            using var content = new MemoryStream(bytes);
            var sent = await s3.UploadPartAsync(
                new UploadPartRequest
                {
                    BucketName = at.BucketName,
                    Key = key,
                    UploadId = begun.UploadId,
                    PartNumber = number,
                    InputStream = content,
                    ChecksumSHA256 = Convert.ToBase64String(SHA256.HashData(bytes)),
                },
                Stop);
            parts.Add(new PartETag(number, sent.ETag) { ChecksumSHA256 = sent.ChecksumSHA256 });
        }

        var done = await s3.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest { BucketName = at.BucketName, Key = key, UploadId = begun.UploadId, PartETags = parts }, Stop);
        return new ObjectIdentity(at, done.VersionId, done.ETag.Trim('"'), sizes.Sum(size => (long)size));
    }
}
