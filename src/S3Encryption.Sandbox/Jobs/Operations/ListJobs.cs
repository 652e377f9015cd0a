using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_ListJobs.html. Newest first.</summary>
internal sealed class ListJobs : ControlOperation
{
    private const int Most = 1000;

    internal override Task RunAsync(ControlCall call)
    {
        call.Demand("s3:ListJobs", "*");
        var statuses = call.Query["jobStatuses"].Select(Status).ToHashSet();
        var limit = Limit(call.Query["maxResults"]);
        var after = call.Query["nextToken"].ToString() is { Length: > 0 } token ? JobIdOf(token, call) : null;
        var jobs = call.Service.Jobs.All.Where(job => job.AccountId == call.AccountId);
        var rest = (after is null ? jobs : jobs.SkipWhile(job => job.Id != after).Skip(1))
            .Where(job => statuses.Count == 0 || statuses.Contains(job.State.Status))
            .Take(limit + 1)
            .ToList();
        var page = rest.Take(limit).ToList();
        return call.AnswerAsync("ListJobsResult", xml =>
        {
            xml.Element("NextToken", rest.Count > page.Count && page.Count > 0 ? TokenOf(page[^1]) : null);
            xml.Element("Jobs", () =>
            {
                foreach (var job in page)
                {
                    xml.Element("member", () => JobDocument.WriteListed(xml, job));
                }
            });
        });
    }

    private static JobStatus Status(string? text) => Enum.TryParse<JobStatus>(text, out var status) && status.ToString() == text
        ? status
        : throw ControlErrors.InvalidRequest("Invalid job status: " + text);

    private static int Limit(string? text) => text is null ? Most
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit <= Most
            ? limit is 0 ? Most : limit
        : throw ControlErrors.InvalidRequest($"maxResults has to be a number from 0 to {Most}");

    private static string TokenOf(Job job) => Convert.ToBase64String(Encoding.ASCII.GetBytes(job.Id));

    private static string JobIdOf(string token, ControlCall call)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && call.Service.Jobs.Find(call.AccountId, Encoding.ASCII.GetString(bytes, 0, length)) is { } job
                ? job.Id
                : throw ControlErrors.InvalidNextToken();
    }
}
