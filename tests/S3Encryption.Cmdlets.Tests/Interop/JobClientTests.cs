using System;
using System.Text.Json;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Cmdlets.Tests.Jobs;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Interop;

/// <summary>
/// Jobs of another client are shown here, and ours there. boto3 puts the account before the host, and not every resolver knows that all of
/// .localhost is this machine (RFC 6761): Python is told so. Skipped where python3 or boto3 is absent.
/// </summary>
public sealed class JobClientTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Client = """
        import json, os, socket, sys
        real = socket.getaddrinfo
        socket.getaddrinfo = lambda host, *rest, **more: real('127.0.0.1' if str(host).endswith('.localhost') else host, *rest, **more)
        import boto3
        account = '111122223333'
        url = os.environ['AWS_ENDPOINT_URL'].replace('127.0.0.1', 'localhost')
        control = boto3.client('s3control', endpoint_url=url)
        """;

    [Fact]
    public async Task A_job_of_ours_reads_in_boto3_as_it_was_asked_for()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("logs/o");
        var id = EngineAssert.OneObject(bench.Engine.Run(
            "Start-S3EncryptionJob $bucket logs/ -FromEncryption SseS3 -To SseKms -KmsKeyId alias/logs -BucketKey -Priority 7 "
            + $"-Description ours -ReportFailuresOnly {JobBench.Job} | Get-S3EncryptionJob -Wait")).Get<string>("JobId");
        var text = await PythonAsync($"print(json.dumps(control.describe_job(AccountId=account, JobId='{id}')['Job'], default=str))");
        using var document = JsonDocument.Parse(text);
        var job = document.RootElement;
        Assert.Equal(
            ("Complete", "ours", 7, JobBench.Role),
            (Text(job, "Status"), Text(job, "Description"), job.GetProperty("Priority").GetInt32(), Text(job, "RoleArn")));
        var operation = job.GetProperty("Operation").GetProperty("S3UpdateObjectEncryption");
        var kms = operation.GetProperty("ObjectEncryption").GetProperty("SSEKMS");
        Assert.True(kms.GetProperty("BucketKeyEnabled").GetBoolean());
        Assert.StartsWith("arn:aws:kms:", Text(kms, "KMSKeyArn"));
        var filter = job.GetProperty("ManifestGenerator").GetProperty("S3JobManifestGenerator").GetProperty("Filter");
        Assert.Equal("logs/", filter.GetProperty("KeyNameConstraint").GetProperty("MatchAnyPrefix")[0].GetString());
        Assert.True(filter.GetProperty("MatchAnyObjectEncryption")[0].TryGetProperty("SSES3", out _));
        var report = job.GetProperty("Report");
        Assert.Equal(("FailedTasksOnly", "reports"), (Text(report, "ReportScope"), Text(report, "Prefix")));
    }

    [Fact]
    public async Task A_job_of_boto3_is_shown_waited_for_and_its_report_read()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        var id = (await PythonAsync(
            $$"""
            print(control.create_job(
                AccountId=account, ConfirmationRequired=False, Priority=3, RoleArn='{{JobBench.Role}}', Description='theirs',
                Operation={'S3PutObjectTagging': {'TagSet': [{'Key': 'team', 'Value': 'blue'}]} },
                ManifestGenerator={'S3JobManifestGenerator': {
                    'SourceBucket': 'arn:aws:s3:::{{bench.Bucket}}', 'EnableManifestOutput': False} },
                Report={
                    'Bucket': 'arn:aws:s3:::{{bench.Desk}}', 'Format': 'Report_CSV_20180820', 'Enabled': True,
                    'ReportScope': 'AllTasks'})['JobId'])
            """)).Trim();
        bench.Engine.Set("id", id);
        var job = EngineAssert.OneObject(bench.Engine.Run("Get-S3EncryptionJob $id -Wait"));
        Assert.Equal(
            ("Complete", "S3PutObjectTagging", "theirs"),
            (job.Get<string>("Status"), job.Get<string>("Operation"), job.Get<string>("Description")));
        Assert.Equal("o", EngineAssert.OneObject(bench.Engine.Run("Get-S3EncryptionJob $id -Report")).Get<string>("Key"));
        Assert.Contains(
            bench.Engine.Require("Get-S3EncryptionJob"),
            j => (j.Get<string>("JobId"), j.Get<string>("Operation")) == (id, "S3PutObjectTagging"));
    }

    private async Task<string> PythonAsync(string script)
    {
        var (code, output, error) = await new OtherTool("python3", sandbox).TryAsync("-W", "ignore", "-c", Client + "\n" + script);
        Assert.SkipWhen(error.Contains("No module named 'boto3'", StringComparison.Ordinal), "boto3 is not installed for python3.");
        Assert.True(code == 0, error + output);
        return output;
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
