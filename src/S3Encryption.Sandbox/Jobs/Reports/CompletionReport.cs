using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Jobs.Execution;
using S3Encryption.Sandbox.Jobs.Manifests;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Reports;

/// <summary>
/// The report of a job that ran at least one task, always under SSE-S3:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-examples-reports.html.
/// </summary>
internal static class CompletionReport
{
    private const string Schema = "Bucket, Key, VersionId, TaskStatus, ErrorCode, HTTPStatusCode, ResultMessage";

    /// <exception cref="JobFailedException">S3 refuses it.</exception>
    internal static async Task WriteAsync(Job job, S3AsRole s3, DateTimeOffset now)
    {
        var settings = job.Request.Report;
        var results = job.Results;
        if (settings.Bucket is null || results.Count == 0)
        {
            return;
        }

        var folder = (settings.Prefix.Length == 0 ? "" : settings.Prefix.TrimEnd('/') + "/") + "job-" + job.Id;
        var files = new List<object>();
        var reported = results.Where(result => !(settings.FailedOnly && result.Succeeded));
        foreach (var group in reported.GroupBy(StatusOf).OrderByDescending(group => group.Key))
        {
            var content = Encoding.UTF8.GetBytes(string.Concat(group.Select(Row)));
            var key = $"{folder}/results/{Sha1(content)}.csv";
            await PutAsync(s3, settings, key, content);
            files.Add(new { TaskExecutionStatus = group.Key, settings.Bucket, MD5Checksum = Md5(content), Key = key });
        }

        var manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            Format = "Report_CSV_20180820",
            ReportCreationDate = DateForms.Iso(now),
            Results = files,
            ReportSchema = Schema,
        });
        await PutAsync(s3, settings, folder + "/manifest.json", manifest);
        await PutAsync(s3, settings, folder + "/manifest.json.md5", Encoding.UTF8.GetBytes(Md5(manifest)));
    }

    private static string StatusOf(TaskResult result) => result.Succeeded ? "succeeded" : "failed";

    /// <summary>AWS calls the status «ErrorCode» and the code «HTTPStatusCode».</summary>
    private static string Row(TaskResult result) => Csv.Row(
        result.Entry.Bucket,
        S3Request.EscapeKey(result.Entry.Key),
        result.Entry.VersionId ?? "",
        StatusOf(result),
        result.Status.ToString(System.Globalization.CultureInfo.InvariantCulture),
        result.Code,
        result.Message);

    private static async Task PutAsync(S3AsRole s3, ReportSettings settings, string key, byte[] content)
    {
        var headers = new Dictionary<string, string> { ["x-amz-server-side-encryption"] = "AES256" };
        if (settings.ExpectedOwner is { } owner)
        {
            headers["x-amz-expected-bucket-owner"] = owner;
        }

        var answer = await s3.SendAsync(S3Request.Of("PUT", settings.Bucket!, key) with { Headers = headers, Body = content });
        if (answer.Error is not null)
        {
            throw new JobFailedException(
                "JobReportWriteFailed", "The job report could not be written to your report bucket. Please check your permissions.");
        }
    }

#pragma warning disable CA5350, CA5351 // Names and checksums, as AWS makes them; nothing is protected by them.
    private static string Sha1(byte[] content) => Convert.ToHexStringLower(SHA1.HashData(content));

    private static string Md5(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));
#pragma warning restore CA5350, CA5351
}
