using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Jobs.Starting;

namespace S3Encryption.Core.Jobs.Control;

/// <summary>
/// What is asked of S3 Control about jobs. It stands for AWSSDK.S3Control's client: whoever wants that one replaces this folder. It goes
/// the way of <see cref="DataClient"/>, which has signing, retries, patience and the words for failures already.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_AWS_S3_Control.html</remarks>
public sealed class JobsClient
{
    // A listing that goes on without end is no answer.
    private const int MostPages = 10_000;
    private readonly AwsConnection _connection;
    private readonly string _account;
    private readonly BucketAddress _address;
    private readonly JobDescription _description;

    /// <summary>Asks about the jobs of an account in a Region. Sends nothing yet.</summary>
    public JobsClient(AwsConnection connection, string account, string region)
    {
        _connection = connection;
        _account = account;
        _address = connection.ControlAddressOf(account, region);
        _description = new JobDescription(account, region);
    }

    /// <summary>Creates a job. Under a token that was used for the same order before it is the job that was made then.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="S3EncryptionException">It was refused, and there is no job.</exception>
    public async Task<string> CreateAsync(JobOrder order, CancellationToken stop)
    {
        var partition = order.RoleArn.Split(':')[1];
        var document = CreateJobDocument.Of(order, partition);
        var request = Request(HttpMethod.Post, "jobs", new BufferBody(document));
        request.Header("content-type", "application/xml");
        try
        {
            return (await SendAsync("CreateJob", null, request, stop).ConfigureAwait(false)).Required("JobId");
        }
        catch (S3EncryptionException e) when (request.MayBeDone)
        {
            throw StartFailures.LostAnswer(order.Token, e);
        }
    }

    /// <summary>All that is told of one job.</summary>
    /// <exception cref="S3EncryptionException"><c>JobNotFound</c>, or the caller may not ask.</exception>
    public async Task<S3EncryptionJob> DescribeAsync(string jobId, CancellationToken stop)
    {
        var answer = await SendAsync("DescribeJob", jobId, Request(HttpMethod.Get, "jobs/" + jobId), stop).ConfigureAwait(false);
        return _description.Read(answer.Child("Job") ?? throw new IOException("the answer lacks Job"));
    }

    /// <summary>Hands on each page of jobs, newest first.</summary>
    /// <param name="statuses">Only those in one of these; empty for all.</param>
    /// <param name="take">Takes a page.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <exception cref="S3EncryptionException">The caller may not ask.</exception>
    public async Task ListAsync(
        IReadOnlyList<S3JobStatus> statuses, Func<IReadOnlyList<S3EncryptionJob>, Task> take, CancellationToken stop)
    {
        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            var request = Request(HttpMethod.Get, "jobs");
            foreach (var status in statuses) request.Parameter("jobStatuses", status.ToString());
            request.Parameter("nextToken", next);
            var answer = await SendAsync("ListJobs", null, request, stop).ConfigureAwait(false);
            await take([.. answer.Child("Jobs")?.All("member").Select(_description.Read) ?? []]).ConfigureAwait(false);
            next = answer.Text("NextToken");
            if (string.IsNullOrEmpty(next)) return;
        }
    }

    /// <summary>Has a job end before its end.</summary>
    /// <exception cref="S3EncryptionException"><c>JobStatusRefused</c>: it has ended already; or the caller may not.</exception>
    public async Task CancelAsync(string jobId, string? reason, CancellationToken stop)
    {
        var request = Request(HttpMethod.Post, $"jobs/{jobId}/status");
        request.Parameter("requestedJobStatus", "Cancelled");
        request.Parameter("statusUpdateReason", reason);
        try
        {
            _ = await SendAsync("UpdateJobStatus", jobId, request, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "JobStatusRefused" && request.MayBeDone)
        {
            // The answer to an earlier try was lost, and this one met what that one did.
            var job = await DescribeAsync(jobId, stop).ConfigureAwait(false);
            if (job.Status is not (S3JobStatus.Cancelling or S3JobStatus.Cancelled)) throw;
        }
    }

    private DataRequest Request(HttpMethod method, string path, DataBody? body = null)
    {
        var request = new DataRequest(method, new S3Location(_address.Root.Host, path))
        {
            Address = _address,
            Body = body,
            SignsBody = true,
        };
        request.Header("x-amz-account-id", _account);
        return request;
    }

    private async Task<AnswerDocument> SendAsync(string operation, string? jobId, DataRequest request, CancellationToken stop)
    {
        var subject = new RequestSubject(operation, _connection.ControlEndpoint) { JobId = jobId };
        var (_, document) = await _connection.Data.SendForDocumentAsync(subject, request, stop).ConfigureAwait(false);
        return document;
    }
}
