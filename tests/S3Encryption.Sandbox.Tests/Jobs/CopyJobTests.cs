using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Tests.S3;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Jobs;

public sealed class CopyJobTests(JobBench bench) : IClassFixture<JobBench>
{
    private const string Sse = "x-amz-server-side-encryption";

    [Fact]
    public async Task Every_object_of_the_manifest_is_copied_and_encrypted_as_asked()
    {
        var (source, target) = (await bench.Sandbox.BucketAsync(), await bench.Sandbox.BucketAsync());
        var key = bench.Sandbox.Server.Keys.Add(new KmsKeySettings());
        await bench.PutAsync(source, "a", "one", ("x-amz-meta-kept", "yes"), ("x-amz-tagging", "team=x"));
        await bench.PutAsync(source, "b c/ü+%.txt", "two");
        var job = await bench.RunAsync(JobBench.Document(
            JobBench.Copy(target, $"<SSEAwsKmsKeyId>{key.Arn}</SSEAwsKmsKeyId><BucketKeyEnabled>true</BucketKeyEnabled>"
                + "<TargetKeyPrefix>copies</TargetKeyPrefix>"),
            await bench.ManifestAsync(source, "a", "b c/ü+%.txt")));
        Assert.Equal(("Complete", "2", "0"), JobBench.Outcome(job));
        var copied = await bench.HeadAsync(target, "copies/a");
        Assert.Equal(("aws:kms", key.Arn, "true"), (copied[Sse], copied[Sse + "-aws-kms-key-id"], copied[Sse + "-bucket-key-enabled"]));
        Assert.Equal(("yes", "1"), (copied["x-amz-meta-kept"], copied["x-amz-tagging-count"]));
        Assert.Equal("two", (await bench.Admin.SendAsync("GET", $"/{target}/copies/b%20c/%C3%BC%2B%25.txt")).Text);
    }

    [Fact]
    public async Task New_metadata_tags_and_class_replace_those_of_the_source()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "o", "x", ("x-amz-meta-old", "1"), ("x-amz-tagging", "old=1"));
        _ = await bench.RunAsync(JobBench.Document(
            JobBench.Copy(bucket, "<NewObjectMetadata><ContentType>text/x</ContentType><UserMetadata><entry><key>new</key><value>2</value>"
                + "</entry></UserMetadata><SSEAlgorithm>AES256</SSEAlgorithm></NewObjectMetadata><NewObjectTagging><member><Key>a b</Key>"
                + "<Value>&amp;=</Value></member><member><Key>n</Key><Value></Value></member></NewObjectTagging>"
                + "<StorageClass>STANDARD_IA</StorageClass>"),
            await bench.ManifestAsync(bucket, "o")));
        var copied = await bench.HeadAsync(bucket, "o");
        Assert.Equal((null, "2", "text/x"), (copied["x-amz-meta-old"], copied["x-amz-meta-new"], copied["Content-Type"]));
        Assert.Equal(("STANDARD_IA", "AES256"), (copied["x-amz-storage-class"], copied[Sse]));
        var tags = await bench.Admin.SendAsync("GET", $"/{bucket}/o?tagging");
        Assert.Equal([("a b", "&="), ("n", "")], tags.Elements("Key").Zip(tags.Elements("Value")));
    }

    [Fact]
    public async Task An_encryption_alone_leaves_the_metadata_as_it_was()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "o", "x", ("x-amz-meta-old", "1"));
        _ = await bench.RunAsync(JobBench.Document(
            JobBench.Copy(bucket, "<NewObjectMetadata><SSEAlgorithm>KMS</SSEAlgorithm></NewObjectMetadata>"),
            await bench.ManifestAsync(bucket, "o")));
        var copied = await bench.HeadAsync(bucket, "o");
        Assert.Equal(("aws:kms", "1"), (copied[Sse], copied["x-amz-meta-old"]));
    }

    [Fact]
    public async Task A_source_under_SSE_C_fails_its_task_and_no_other()
    {
        var bucket = await bench.Sandbox.BucketAsync(allowSseC: true);
        await bench.PutAsync(bucket, "plain");
        await bench.PutAsync(bucket, "secret", "x", SseCHeaders.For(new byte[32]));
        var job = await bench.RunAsync(JobBench.Document(
            JobBench.Copy(bucket, "<TargetKeyPrefix>to/</TargetKeyPrefix>"), await bench.ManifestAsync(bucket, "plain", "secret")));
        Assert.Equal(("Complete", "1", "1"), JobBench.Outcome(job));
        Assert.Equal(404, (await bench.HeadAsync(bucket, "to/secret")).Status);
    }

    [Fact]
    public async Task A_copy_runs_with_the_rights_of_the_role_and_not_of_who_created_the_job()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "o");
        var role = bench.AddRole(
            "blind", $$"""{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::{{bucket}}/manifest.csv"}]}""");
        var job = await bench.RunAsync(JobBench.Document(
            JobBench.Copy(bucket, "<TargetKeyPrefix>to</TargetKeyPrefix>"), await bench.ManifestAsync(bucket, "o"), role: role));
        Assert.Equal(("Complete", "0", "1"), JobBench.Outcome(job));
        var refused = bench.Sandbox.Server.Requests.Snapshot().Last(request => request.Operation == "CopyObject" && request.Key == "to/o");
        Assert.Equal(
            (403, "blind/s3-batch-operations_" + job.Element("JobId"), "AccessDenied"),
            (refused.Status, refused.Principal, refused.ErrorCode));
    }

    [Fact]
    public async Task A_version_of_the_manifest_is_the_one_that_is_copied()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        _ = await bench.Admin.SendAsync(
            "PUT", $"/{bucket}?versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        var old = (await bench.Admin.SendAsync("PUT", $"/{bucket}/o", "old"))["x-amz-version-id"];
        await bench.PutAsync(bucket, "o", "new");
        var job = await bench.RunAsync(JobBench.Document(
            JobBench.Copy(bucket, "<TargetKeyPrefix>to</TargetKeyPrefix>"),
            await bench.ManifestAsync(bucket, $"{bucket},x,o,{old}\n{bucket},x,o,\n", ["Bucket", "Ignore", "Key", "VersionId"])));
        Assert.Equal(("Complete", "1", "1"), JobBench.Outcome(job));
        Assert.Equal("old", (await bench.Admin.SendAsync("GET", $"/{bucket}/to/o")).Text);
    }

    [Fact]
    public async Task Only_objects_that_changed_since_are_copied()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "o");
        var job = await bench.RunAsync(JobBench.Document(
            JobBench.Copy(bucket, "<UnModifiedSinceConstraint>2020-01-01T00:00:00Z</UnModifiedSinceConstraint>"),
            await bench.ManifestAsync(bucket, "o")));
        Assert.Equal(("Complete", "0", "1"), JobBench.Outcome(job));
    }

    [Fact]
    public async Task A_metadata_value_that_no_header_can_have_is_refused_before_the_job_is_made()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        foreach (var entry in new[] { "<key>k</key><value>a&#10;b</value>", "<key>a b</key><value>c</value>" })
        {
            var refused = await bench.ControlAsync("POST", "jobs", JobBench.Document(
                JobBench.Copy(bucket, $"<NewObjectMetadata><UserMetadata><entry>{entry}</entry></UserMetadata></NewObjectMetadata>"),
                JobBench.Generator(bucket)));
            Assert.Equal((400, "InvalidRequest"), (refused.Status, refused.Error.Code));
        }
    }
}
