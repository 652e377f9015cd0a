using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Jobs;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Jobs;

/// <summary>A sandbox, whose role for jobs is there from the start, and what it takes to have one run to its end.</summary>
public sealed class JobBench : IAsyncLifetime
{
    internal const string Account = "111122223333";
    internal const string Role = "arn:aws:iam::111122223333:role/batch";

    internal SandboxFixture Sandbox { get; } = new();

    internal SandboxClient Admin => Sandbox.Admin;

    public ValueTask InitializeAsync() => Sandbox.InitializeAsync();

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();

    /// <summary>A role with this policy; its ARN.</summary>
    internal string AddRole(string name, string policy, string? trust = null)
    {
        var role = new Role
        {
            Name = name,
            AccountId = Account,
            Policies = [PolicyDocument.Parse(policy, PolicyKind.Identity)],
            TrustPolicy = trust is null ? null : PolicyDocument.Parse(trust),
        };
        Sandbox.Server.Principals.Add(role);
        return role.Arn;
    }

    /// <summary>Sends a request to S3 Control.</summary>
    internal Task<Answer> ControlAsync(string method, string target, string? body = null, SandboxClient? client = null) =>
        (client ?? Admin).SendAsync(
            method, "/v20180820/" + target, body is null ? null : System.Text.Encoding.UTF8.GetBytes(body), ("x-amz-account-id", Account));

    internal async Task PutAsync(string bucket, string key, string text = "body", params (string Name, string Value)[] headers)
    {
        var put = await Admin.SendAsync("PUT", Path(bucket, key), text, headers);
        Assert.Equal((200, ""), (put.Status, put.Text));
    }

    internal Task<Answer> HeadAsync(string bucket, string key) => Admin.SendAsync("HEAD", Path(bucket, key));

    /// <summary>Puts a manifest with a row for each key, and gives the Manifest element for it.</summary>
    internal Task<string> ManifestAsync(string bucket, params string[] keys) =>
        ManifestAsync(bucket, string.Concat(keys.Select(key => $"{bucket},{Uri.EscapeDataString(key)}\n")), ["Bucket", "Key"]);

    internal async Task<string> ManifestAsync(string bucket, string csv, string[] fields)
    {
        var etag = (await Admin.SendAsync("PUT", $"/{bucket}/manifest.csv", csv)).ETag;
        return $"<Manifest><Spec><Format>S3BatchOperations_CSV_20180820</Format>"
            + $"<Fields>{string.Concat(fields.Select(Member))}</Fields></Spec>"
            + $"<Location><ObjectArn>arn:aws:s3:::{bucket}/manifest.csv</ObjectArn><ETag>{etag}</ETag></Location></Manifest>";
    }

    internal static string Generator(
        string bucket, string filter = "", string output = "<EnableManifestOutput>false</EnableManifestOutput>") =>
        $"<ManifestGenerator><S3JobManifestGenerator><SourceBucket>arn:aws:s3:::{bucket}</SourceBucket>{output}<Filter>{filter}</Filter>"
        + "</S3JobManifestGenerator></ManifestGenerator>";

    internal static string Report(string bucket, string scope = "AllTasks") =>
        $"<Report><Bucket>arn:aws:s3:::{bucket}</Bucket><Format>Report_CSV_20180820</Format><Enabled>true</Enabled><Prefix>reports</Prefix>"
        + $"<ReportScope>{scope}</ReportScope></Report>";

    internal static string Copy(string bucket, string settings = "") =>
        $"<S3PutObjectCopy><TargetResource>arn:aws:s3:::{bucket}</TargetResource>{settings}</S3PutObjectCopy>";

    internal static string Document(
        string operation,
        string manifest,
        string report = "<Report><Enabled>false</Enabled></Report>",
        string role = Role,
        string more = "") =>
        "<CreateJobRequest xmlns=\"http://awss3control.amazonaws.com/doc/2018-08-20/\">"
        + $"<Operation>{operation}</Operation>{report}{manifest}<RoleArn>{role}</RoleArn>"
        + Unless(more, "<Priority>", "10</Priority>")
        + Unless(more, "<ClientRequestToken>", Guid.NewGuid() + "</ClientRequestToken>")
        + more + "</CreateJobRequest>";

    /// <summary>Creates a job; its id.</summary>
    internal async Task<string> CreateAsync(string document)
    {
        var created = await ControlAsync("POST", "jobs", document);
        Assert.True(created.Status == 200, created.Text);
        return created.Element("JobId")!;
    }

    internal Task<Answer> DescribeAsync(string jobId) => ControlAsync("GET", "jobs/" + jobId);

    /// <summary>Creates a job, waits for its end and describes it.</summary>
    internal async Task<Answer> RunAsync(string document)
    {
        var jobId = await CreateAsync(document);
        await Sandbox.Server.WhenJobEndedAsync(jobId, TestContext.Current.CancellationToken);
        return await DescribeAsync(jobId);
    }

    /// <summary>Waits until a job is in this status.</summary>
    internal Task WhenAsync(string jobId, JobStatus status) => Sandbox.Server.Jobs.Jobs.Find(Account, jobId)!.WhenAsync(
        state => state.Status == status, TestContext.Current.CancellationToken);

    /// <summary>Status, tasks that succeeded, and that failed.</summary>
    internal static (string? Status, string? Succeeded, string? Failed) Outcome(Answer described) =>
        (described.Element("Status"), described.Element("NumberOfTasksSucceeded"), described.Element("NumberOfTasksFailed"));

    internal static (string? Status, string? Code, string? Reason) Failure(Answer described) =>
        (described.Element("Status"), described.Element("FailureCode"), described.Element("FailureReason"));

    internal static string Member(string text) => $"<member>{WebUtility.HtmlEncode(text)}</member>";

    private static string Unless(string given, string tag, string rest) =>
        given.Contains(tag, StringComparison.Ordinal) ? "" : tag + rest;

    private static string Path(string bucket, string key) =>
        "/" + bucket + "/" + Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal);
}
