using System;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Jobs;

public sealed class JobProtocolTests(JobBench bench) : IClassFixture<JobBench>
{
    private const string Delete = "<S3DeleteObjectTagging/>";

    [Fact]
    public async Task A_job_is_described_as_it_was_asked_for()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "o");
        var operation = JobBench.Copy(bucket, "<TargetKeyPrefix>to</TargetKeyPrefix>");
        var job = await bench.RunAsync(JobBench.Document(
            operation, await bench.ManifestAsync(bucket, "o"), JobBench.Report(bucket), more: "<Description>all of it</Description>"));
        Assert.Equal("http://awss3control.amazonaws.com/doc/2018-08-20/", job.Xml.Name.NamespaceName);
        Assert.All(job.Xml.Descendants(), element => Assert.Equal(job.Xml.Name.Namespace, element.Name.Namespace));
        Assert.Equal(
            $"arn:aws:s3:us-east-1:{JobBench.Account}:job/{job.Element("JobId")}", job.Element("JobArn"));
        Assert.Equal(("all of it", "10", JobBench.Role), (job.Element("Description"), job.Element("Priority"), job.Element("RoleArn")));
        Assert.Equal(("to", "AllTasks"), (job.Element("TargetKeyPrefix"), job.Element("ReportScope")));
        Assert.Equal(["Bucket", "Key"], job.Elements("Fields").SelectMany(_ => job.Elements("member")).Take(2));
        Assert.True(Guid.TryParse(job.Element("JobId"), out _));
    }

    [Fact]
    public async Task Jobs_are_listed_by_status_in_pages_newest_first()
    {
        await using var lonely = new JobBench();
        await lonely.InitializeAsync();
        var bucket = await lonely.Sandbox.BucketAsync();
        var made = new string[3];
        for (var i = 0; i < made.Length; i++)
        {
            made[i] = (await lonely.RunAsync(JobBench.Document(Delete, await lonely.ManifestAsync(bucket, "o")))).Element("JobId")!;
        }

        Array.Reverse(made);
        var first = await lonely.ControlAsync("GET", "jobs?maxResults=2&jobStatuses=Complete&jobStatuses=Failed");
        Assert.Equal(made[..2], first.Elements("JobId"));
        Assert.Equal("S3DeleteObjectTagging", first.Element("Operation"));
        var second = await lonely.ControlAsync("GET", "jobs?maxResults=2&nextToken=" + Uri.EscapeDataString(first.Element("NextToken")!));
        Assert.Equal((made[2], null), (Assert.Single(second.Elements("JobId")), second.Element("NextToken")));
        Assert.Empty((await lonely.ControlAsync("GET", "jobs?jobStatuses=Active")).Elements("JobId"));
        Assert.Equal("InvalidNextTokenException", (await lonely.ControlAsync("GET", "jobs?nextToken=eHg%3D")).Error.Code);
        Assert.Equal("InvalidRequest", (await lonely.ControlAsync("GET", "jobs?jobStatuses=1")).Error.Code);
        Assert.Equal("InvalidRequest", (await lonely.ControlAsync("GET", "jobs?maxResults=1001")).Error.Code);
    }

    [Fact]
    public async Task Tags_of_a_job_are_kept_replaced_and_removed()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        var jobId = await bench.CreateAsync(JobBench.Document(Delete, await bench.ManifestAsync(bucket, "o"), more: Tags(2)));
        Assert.Equal(["k0", "k1"], (await bench.ControlAsync("GET", $"jobs/{jobId}/tagging")).Elements("Key"));
        Assert.Equal(200, (await bench.ControlAsync("PUT", $"jobs/{jobId}/tagging", Put(50))).Status);
        Assert.Equal(50, (await bench.ControlAsync("GET", $"jobs/{jobId}/tagging")).Elements("Key").Count);
        var tooMany = await bench.ControlAsync("PUT", $"jobs/{jobId}/tagging", Put(51));
        Assert.Equal((400, "TooManyTagsException"), (tooMany.Status, tooMany.Error.Code));
        Assert.Equal(200, (await bench.ControlAsync("DELETE", $"jobs/{jobId}/tagging")).Status);
        Assert.Empty((await bench.ControlAsync("GET", $"jobs/{jobId}/tagging")).Elements("Key"));
    }

    [Fact]
    public async Task A_job_that_is_not_there_is_said_to_be_in_S3_Controls_form_of_an_error()
    {
        var answer = await bench.DescribeAsync(Guid.NewGuid().ToString());
        Assert.Equal((404, "NoSuchJob", "The specified job does not exist"), answer.Error);
        Assert.Equal(("ErrorResponse", "Error"), (answer.Xml.Name.LocalName, answer.Xml.Elements().First().Name.LocalName));
    }

    [Theory]
    [InlineData("reader", "s3:CreateJob")]
    [InlineData("operator", "iam:PassRole")]
    public async Task Who_may_not_create_jobs_or_pass_their_role_on_creates_none(string principal, string action)
    {
        var bucket = await bench.Sandbox.BucketAsync();
        using var client = bench.Sandbox.As(principal);
        var refused = await bench.ControlAsync("POST", "jobs", JobBench.Document(Delete, JobBench.Generator(bucket)), client);
        Assert.Equal((403, "AccessDenied"), (refused.Status, refused.Error.Code));
        Assert.Contains($"is not authorized to perform: {action} on resource", refused.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_and_the_log_know_S3_Control_as_a_service_of_its_own()
    {
        bench.Sandbox.Server.Faults.Add(new("s3-control", "ListJobs", 1, new AnswerError(503, "SlowDown")));
        var refused = await bench.ControlAsync("GET", "jobs");
        Assert.Equal((503, "SlowDown", "ErrorResponse"), (refused.Status, refused.Error.Code, refused.Xml.Name.LocalName));
        Assert.Contains(bench.Sandbox.Server.Requests.Snapshot(), request => request is { Service: "s3-control", Operation: "ListJobs" });
    }

    [Fact]
    public async Task Nobody_and_another_account_get_nothing()
    {
        using var nobody = bench.Sandbox.As(null);
        Assert.Equal((403, "AccessDenied", "Access Denied"), (await bench.ControlAsync("GET", "jobs", client: nobody)).Error);
        Assert.Equal(403, (await bench.Admin.SendAsync("GET", "/v20180820/jobs", null, ("x-amz-account-id", "444455556666"))).Status);
    }

    [Fact]
    public async Task A_bucket_may_be_called_like_the_path_of_S3_Control()
    {
        Assert.Equal(200, (await bench.Admin.SendAsync("PUT", "/v20180820")).Status);
        await bench.PutAsync("v20180820", "jobs", "an object");
        Assert.Equal("an object", (await bench.Admin.SendAsync("GET", "/v20180820/jobs")).Text);
        Assert.NotNull((await bench.ControlAsync("GET", "jobs")).Element("Jobs"));
    }

    [Theory]
    [InlineData("", "<ManifestGenerator/>", "InvalidRequest")]
    [InlineData(Delete + Delete, "", "InvalidRequest")]
    [InlineData("<Nonsense/>", "", "MalformedXML")]
    [InlineData("<LambdaInvoke><FunctionArn>f</FunctionArn></LambdaInvoke>", "", "NotImplemented")]
    [InlineData("<S3PutObjectCopy/>", "", "InvalidRequest")]
    [InlineData("<S3PutObjectCopy><TargetResource>bucket</TargetResource></S3PutObjectCopy>", "", "InvalidRequest")]
    [InlineData("<S3UpdateObjectEncryption><ObjectEncryption/></S3UpdateObjectEncryption>", "", "InvalidRequest")]
    [InlineData("<S3PutObjectLegalHold><LegalHold><Status>MAYBE</Status></LegalHold></S3PutObjectLegalHold>", "", "InvalidRequest")]
    [InlineData(Delete, "<Manifest/>", "InvalidRequest")]
    [InlineData(Delete, "<Priority>-1</Priority>", "InvalidRequest")]
    [InlineData(Delete, "<Priority>x</Priority>", "MalformedXML")]
    [InlineData(Delete, "<ClientRequestToken></ClientRequestToken>", "InvalidRequest")]
    [InlineData(Delete, "<Description></Description>", "InvalidRequest")]
    [InlineData(Delete, "<ConfirmationRequired>perhaps</ConfirmationRequired>", "MalformedXML")]
    public async Task A_job_that_could_not_run_is_refused(string operation, string more, string code)
    {
        var document = JobBench.Document(operation, JobBench.Generator("bucket"), more: more);
        Assert.Equal(code, (await bench.ControlAsync("POST", "jobs", document)).Error.Code);
    }

    [Theory]
    [InlineData("<Report><Enabled>true</Enabled></Report>", JobBench.Role, "InvalidRequest")]
    [InlineData("", JobBench.Role, "InvalidRequest")]
    [InlineData("<Report><Enabled>false</Enabled></Report>", "arn:aws:iam::111122223333:user/admin", "InvalidRequest")]
    [InlineData("<Report><Enabled>false</Enabled></Report>", "arn:aws:iam::444455556666:role/theirs", "InvalidRequest")]
    public async Task A_report_without_a_place_and_a_role_that_is_none_are_refused(string report, string role, string code) => Assert.Equal(
        code, (await bench.ControlAsync("POST", "jobs", JobBench.Document(Delete, JobBench.Generator("bucket"), report, role))).Error.Code);

    [Theory]
    [InlineData("POST", "jobs", "not xml", 400, "MalformedXML")]
    [InlineData("POST", "jobs", "<Other/>", 400, "MalformedXML")]
    [InlineData("GET", "accesspoint/x", null, 501, "NotImplemented")]
    [InlineData("DELETE", "jobs", null, 501, "NotImplemented")]
    [InlineData("GET", "jobs/nonsense", null, 404, "NoSuchJob")]
    public async Task What_is_no_request_of_the_API_is_refused_clearly(string method, string target, string? body, int status, string code)
    {
        var refused = await bench.ControlAsync(method, target, body);
        Assert.Equal((status, code), (refused.Status, refused.Error.Code));
    }

    private static string Put(int count) => $"<PutJobTaggingRequest>{Tags(count)}</PutJobTaggingRequest>";

    private static string Tags(int count) => "<Tags>"
        + string.Concat(Enumerable.Range(0, count).Select(number => $"<member><Key>k{number}</Key><Value>v</Value></member>")) + "</Tags>";
}
