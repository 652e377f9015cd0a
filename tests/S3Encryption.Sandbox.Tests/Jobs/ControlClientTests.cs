using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Interop;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Jobs;

/// <summary>
/// The AWS CLI, a client that is not ours, with S3 Control. It puts the account before the host, and not every resolver knows that all of
/// .localhost is this machine (RFC 6761): Python is told so here. Skipped where the CLI is not on the PATH, or no Python program.
/// </summary>
public sealed class ControlClientTests(JobBench bench) : IClassFixture<JobBench>, IDisposable
{
    private const string Resolver = """
        import socket
        real = socket.getaddrinfo
        socket.getaddrinfo = lambda host, *rest, **more: real('127.0.0.1' if str(host).endswith('.localhost') else host, *rest, **more)
        """;

    private readonly ForeignTool _aws = new("aws", bench.Sandbox);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_job_is_created_run_described_tagged_and_listed()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "o");
        var etag = (await bench.Admin.SendAsync("PUT", $"/{bucket}/m.csv", $"{bucket},o\n"))["ETag"];
        var created = await AwsAsync("create-job", new()
        {
            ["operation"] = Json(new
            {
                S3PutObjectCopy = new
                {
                    TargetResource = "arn:aws:s3:::" + bucket,
                    TargetKeyPrefix = "to",
                    NewObjectMetadata = new { UserMetadata = new { a = "b" } },
                },
            }),
            ["manifest"] = Json(new
            {
                Spec = new { Format = "S3BatchOperations_CSV_20180820", Fields = new[] { "Bucket", "Key" } },
                Location = new { ObjectArn = $"arn:aws:s3:::{bucket}/m.csv", ETag = etag },
            }),
            ["report"] = Json(new
            {
                Bucket = "arn:aws:s3:::" + bucket,
                Format = "Report_CSV_20180820",
                Enabled = true,
                ReportScope = "AllTasks",
            }),
            ["priority"] = "3",
            ["role-arn"] = JobBench.Role,
            ["tags"] = "Key=a,Value=b",
        });
        var jobId = created.GetProperty("JobId").GetString()!;
        await bench.Sandbox.Server.WhenJobEndedAsync(jobId, Cancellation);
        var job = (await AwsAsync("describe-job", new() { ["job-id"] = jobId })).GetProperty("Job");
        Assert.Equal("Complete", job.GetProperty("Status").GetString());
        Assert.Equal(1, job.GetProperty("ProgressSummary").GetProperty("NumberOfTasksSucceeded").GetInt32());
        Assert.Equal("b", (await bench.HeadAsync(bucket, "to/o"))["x-amz-meta-a"]);
        Assert.Equal(1, (await AwsAsync("get-job-tagging", new() { ["job-id"] = jobId })).GetProperty("Tags").GetArrayLength());
        var listed = await AwsAsync("list-jobs", new() { ["job-statuses"] = "Complete" });
        Assert.Contains(jobId, listed.GetProperty("Jobs").EnumerateArray().Select(one => one.GetProperty("JobId").GetString()));
    }

    [Fact]
    public async Task An_update_of_the_encryption_over_a_generated_manifest_waits_for_its_confirmation()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "o");
        var key = bench.Sandbox.Server.Keys.Add(new());
        var created = await AwsAsync("create-job", new()
        {
            ["operation"] = Json(new
            {
                S3UpdateObjectEncryption = new { ObjectEncryption = new { SSEKMS = new { KMSKeyArn = key.Arn, BucketKeyEnabled = true } } },
            }),
            ["manifest-generator"] = Json(new
            {
                S3JobManifestGenerator = new
                {
                    SourceBucket = "arn:aws:s3:::" + bucket,
                    EnableManifestOutput = false,
                    Filter = new { MatchAnyObjectEncryption = new[] { new { SSES3 = new { } } } },
                },
            }),
            ["report"] = Json(new { Enabled = false }),
            ["priority"] = "3",
            ["role-arn"] = JobBench.Role,
            ["confirmation-required"] = null,
        });
        var jobId = created.GetProperty("JobId").GetString()!;
        await bench.WhenAsync(jobId, Sandbox.Jobs.JobStatus.Suspended);
        _ = await AwsAsync("update-job-status", new() { ["job-id"] = jobId, ["requested-job-status"] = "Ready" });
        await bench.Sandbox.Server.WhenJobEndedAsync(jobId, Cancellation);
        Assert.Equal(key.Arn, (await bench.HeadAsync(bucket, "o"))["x-amz-server-side-encryption-aws-kms-key-id"]);
    }

    [Fact]
    public async Task An_error_has_its_code_and_its_words()
    {
        var (code, _, error) = await RunAsync("describe-job", new() { ["job-id"] = "no-such-job" });
        Assert.NotEqual(0, code);
        Assert.Contains(
            "(NoSuchJob) when calling the DescribeJob operation: The specified job does not exist", error, StringComparison.Ordinal);
    }

    public void Dispose() => _aws.Dispose();

    private static string Json(object value) => JsonSerializer.Serialize(value);

    private async Task<JsonElement> AwsAsync(string command, Dictionary<string, string?> options)
    {
        var (code, output, error) = await RunAsync(command, options);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string command, Dictionary<string, string?> options)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "aws")).FirstOrDefault(File.Exists);
        var resolvesItself = program is not null && new FileInfo(program).Length > 1 << 20;
        Assert.SkipWhen(resolvesItself, "The AWS CLI is no Python program, and resolves names by itself.");
        _ = _aws.Write("sitecustomize.py", Encoding.UTF8.GetBytes(Resolver));
        _aws.Environment["PYTHONPATH"] = _aws.Folder;
        return await _aws.TryAsync(
        [
            "s3control", command, "--account-id", JobBench.Account,
            "--endpoint-url", $"https://localhost:{bench.Sandbox.Server.Endpoint.Port}",
            .. options.SelectMany(option => option.Value is null ? ["--" + option.Key] : new[] { "--" + option.Key, option.Value }),
        ]);
    }
}
