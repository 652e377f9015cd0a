using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Buckets;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects.Uploading;

namespace S3Encryption.Core.Access.Canary;

/// <summary>
/// Settles what a dry run cannot: it stores two small objects under the key, reads one, and removes them. S3 asks KMS in the caller's name,
/// so that what a policy admits through S3 alone (<c>kms:ViaService</c>) is admitted here.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html</remarks>
public sealed class KmsCanary
{
    private const string Generate = "kms:GenerateDataKey";
    private const string Decrypt = "kms:Decrypt";
    private readonly AwsConnection _connection;
    private readonly IActivityLog _log;
    private readonly CanaryPlace _place;
    private readonly string? _owner;

    /// <summary>Sends nothing yet.</summary>
    /// <param name="connection">Who writes.</param>
    /// <param name="under">The bucket, or the prefix in it.</param>
    /// <param name="owner">The 12-digit account that must own the bucket.</param>
    /// <param name="log">Where it is said what was done.</param>
    public KmsCanary(AwsConnection connection, S3Location under, string? owner, IActivityLog log)
    {
        _connection = connection;
        _log = log;
        _owner = owner;
        _place = new CanaryPlace(under);
    }

    /// <summary>What would be written, for a person who is asked.</summary>
    public S3Location Location => _place.Whole;

    /// <summary>Whether it can tell more than the report does.</summary>
    public static bool IsWorthwhile(KmsAccessReport report) =>
        report.Failure is null && report.Probes.Any(probe => probe.Action is Generate or Decrypt);

    /// <summary>Sends it, and puts what it found in the place of what the dry runs did.</summary>
    /// <exception cref="S3EncryptionException">Nothing can be sent at all. What had been stored was removed.</exception>
    public async Task<KmsAccessReport> SettleAsync(KmsAccessReport report, CancellationToken stop)
    {
        var steps = new List<CanaryStep>();
        var bucket = _place.Whole.BucketName;
        await AttemptAsync(steps, "Canary", null, async () =>
        {
            var region = await new BucketRegions(_connection).OfAsync(bucket, _owner, stop).ConfigureAwait(false);
            var client = new CanaryClient(_connection, _connection.S3(region), report.Key.Name, _owner);
            await RefuseWhereItWouldStayAsync(client, stop).ConfigureAwait(false);
            await SendAsync(client, report.Key, steps, stop).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return CanaryVerdict.Settle(report, steps);
    }

    private async Task SendAsync(CanaryClient client, TestedKey key, List<CanaryStep> steps, CancellationToken stop)
    {
        var traces = new CanaryTraces(client, new UnfinishedUploads(_connection, _place.Whole.BucketName, _owner), _log);
        var objects = new CanaryObjects(client, _place, KmsKey.IsDefault(key.Given) ? null : key.Name, traces);
        try
        {
            if (!await AttemptAsync(steps, "PutObject", Generate, () => objects.PutAsync(stop)).ConfigureAwait(false)) return;
            _ = await AttemptAsync(steps, "HeadObject", null, () => objects.HeadAsync(stop)).ConfigureAwait(false);
            _ = await AttemptAsync(steps, "GetObject", Decrypt, () => objects.GetAsync(stop)).ConfigureAwait(false);
            string upload = string.Empty, etag = string.Empty;
            _ = await AttemptAsync(
                    steps, "CreateMultipartUpload", Generate,
                    async () => upload = await objects.CreateUploadAsync(stop).ConfigureAwait(false))
                .ConfigureAwait(false)
                && await AttemptAsync(
                    steps, "UploadPart", Decrypt, async () => etag = await objects.UploadPartAsync(upload, stop).ConfigureAwait(false))
                .ConfigureAwait(false)
                && await AttemptAsync(
                    steps, "CompleteMultipartUpload", Decrypt, () => objects.CompleteUploadAsync(upload, etag, stop)).ConfigureAwait(false);
        }
        finally
        {
            await traces.RemoveAsync(_place).ConfigureAwait(false);
        }
    }

    private async Task<bool> AttemptAsync(List<CanaryStep> steps, string operation, string? action, Func<Task> send)
    {
        try
        {
            await send().ConfigureAwait(false);
            if (action is not null) steps.Add(new CanaryStep(operation, action, null));
            return true;
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            _log.Verbose($"The canary's {operation} failed: {e.Message}");
            steps.Add(new CanaryStep(operation, action, e));
            return false;
        }
    }

    // Under a default retention a version cannot be deleted until it ends: a canary would stay for years.
    private async Task RefuseWhereItWouldStayAsync(CanaryClient client, CancellationToken stop)
    {
        var bucket = new S3Location(_place.Whole.BucketName);
        var request = new GetObjectLockConfigurationRequest { BucketName = bucket.BucketName, ExpectedBucketOwner = _owner };
        try
        {
            var answer = await client.SendAsync(
                "GetObjectLockConfiguration", bucket, s3 => s3.GetObjectLockConfigurationAsync(request, stop), stop).ConfigureAwait(false);
            if (answer.ObjectLockConfiguration?.Rule?.DefaultRetention is null) return;
        }
        catch (S3EncryptionException e) when (e.AwsErrorCode == "ObjectLockConfigurationNotFoundError")
        {
            return;
        }
        catch (S3EncryptionException e) when (!e.StopsEverything && e.ErrorId != "BucketNotFound")
        {
            _log.Verbose($"{bucket}: whether new objects are locked there is not told ({e.ErrorId}); the canary is sent all the same.");
            return;
        }

        throw new S3EncryptionException(
            "CanaryWouldStay", FailureCategory.InvalidInput,
            $"{bucket}: new objects are locked there by the bucket's default retention, so a canary could not be removed; none was sent",
            "Name a bucket without one: -BucketName. The key need not be that bucket's.")
        { Location = bucket };
    }
}
