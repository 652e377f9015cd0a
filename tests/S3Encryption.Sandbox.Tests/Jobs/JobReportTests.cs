using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Jobs;

public sealed class JobReportTests(JobBench bench) : IClassFixture<JobBench>
{
    private const string Delete = "<S3DeleteObjectTagging/>";

    [Fact]
    public async Task The_report_has_a_file_of_what_succeeded_and_one_of_what_failed_and_why()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "there, ü");
        var listed = await bench.ManifestAsync(bucket, "there, ü", "gone");
        var job = await bench.RunAsync(JobBench.Document(Delete, listed, JobBench.Report(bucket)));
        Assert.Equal(("Complete", "1", "1"), JobBench.Outcome(job));
        var folder = "reports/job-" + job.Element("JobId");
        var manifest = await bench.Admin.SendAsync("GET", $"/{bucket}/{folder}/manifest.json");
        var root = JsonDocument.Parse(manifest.Body).RootElement;
        Assert.Equal("Report_CSV_20180820", root.GetProperty("Format").GetString());
        Assert.Equal(
            "Bucket, Key, VersionId, TaskStatus, ErrorCode, HTTPStatusCode, ResultMessage",
            root.GetProperty("ReportSchema").GetString());
        var results = root.GetProperty("Results").EnumerateArray().ToList();
        Assert.Equal(["succeeded", "failed"], results.Select(result => result.GetProperty("TaskExecutionStatus").GetString()));
        Assert.All(results, result =>
            Assert.StartsWith(folder + "/results/", result.GetProperty("Key").GetString(), StringComparison.Ordinal));
        Assert.Equal($"{bucket},there%2C%20%C3%BC,,succeeded,200,,Successful\n", await FileAsync(bucket, results[0]));
        Assert.StartsWith(
            $"{bucket},gone,,failed,404,NoSuchKey,The specified key does not exist. "
                + "(Service: Amazon S3; Status Code: 404; Error Code: NoSuchKey; Request ID: ",
            await FileAsync(bucket, results[1]),
            StringComparison.Ordinal);
        var digest = await bench.Admin.SendAsync("GET", $"/{bucket}/{folder}/manifest.json.md5");
        Assert.Equal(Md5(manifest.Body), digest.Text);
    }

    [Fact]
    public async Task A_report_of_failures_alone_says_nothing_of_what_succeeded()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "o");
        var job = await bench.RunAsync(
            JobBench.Document(Delete, await bench.ManifestAsync(bucket, "o"), JobBench.Report(bucket, "FailedTasksOnly")));
        var manifest = await bench.Admin.SendAsync("GET", $"/{bucket}/reports/job-{job.Element("JobId")}/manifest.json");
        Assert.Equal(0, JsonDocument.Parse(manifest.Body).RootElement.GetProperty("Results").GetArrayLength());
    }

    [Fact]
    public async Task A_report_is_under_SSE_S3_whatever_the_buckets_default()
    {
        var (bucket, reports) = (await bench.Sandbox.BucketAsync(), await bench.Sandbox.BucketAsync());
        await bench.Sandbox.EncryptAsync(reports, "aws:kms");
        await bench.PutAsync(bucket, "o");
        var job = await bench.RunAsync(JobBench.Document(Delete, await bench.ManifestAsync(bucket, "o"), JobBench.Report(reports)));
        var manifest = await bench.HeadAsync(reports, $"reports/job-{job.Element("JobId")}/manifest.json");
        Assert.Equal("AES256", manifest["x-amz-server-side-encryption"]);
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_fails_the_job_whose_tasks_are_done()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "o", "x", ("x-amz-tagging", "a=b"));
        var job = await bench.RunAsync(
            JobBench.Document(Delete, await bench.ManifestAsync(bucket, "o"), JobBench.Report("no-such-bucket-of-reports")));
        Assert.Equal(
            "The job report could not be written to your report bucket. Please check your permissions.", JobBench.Failure(job).Reason);
        Assert.Equal(("Failed", "1", "0"), JobBench.Outcome(job));
        Assert.Null((await bench.HeadAsync(bucket, "o"))["x-amz-tagging-count"]);
    }

    private async Task<string> FileAsync(string bucket, JsonElement result)
    {
        var file = await bench.Admin.SendAsync("GET", $"/{bucket}/{result.GetProperty("Key").GetString()}");
        Assert.Equal(result.GetProperty("MD5Checksum").GetString(), Md5(file.Body));
        return file.Text;
    }

#pragma warning disable CA5351 // AWS's checksum.
    private static string Md5(byte[] body) => Convert.ToHexStringLower(MD5.HashData(body));
#pragma warning restore CA5351
}
