using System.Threading.Tasks;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Tests.S3;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Jobs;

/// <summary>What jobs do to objects, beside copying them.</summary>
public sealed class ObjectActionTests(JobBench bench) : IClassFixture<JobBench>
{
    private const string Sse = "x-amz-server-side-encryption";

    [Fact]
    public async Task Objects_change_their_key_in_place_and_those_that_cannot_say_why()
    {
        var bucket = await bench.Sandbox.BucketAsync(allowSseC: true);
        var key = bench.Sandbox.Server.Keys.Add(new KmsKeySettings());
        await bench.PutAsync(bucket, "s3", "one", ("x-amz-meta-a", "b"));
        await bench.PutAsync(bucket, "kms", "two", (Sse, "aws:kms"));
        await bench.PutAsync(bucket, "customer", "x", SseCHeaders.For(new byte[32]));
        var before = await bench.HeadAsync(bucket, "s3");
        var job = await bench.RunAsync(JobBench.Document(
            UpdateTo(key.Arn), await bench.ManifestAsync(bucket, "s3", "kms", "customer"), JobBench.Report(bucket, "FailedTasksOnly")));
        Assert.Equal(("Complete", "2", "1"), JobBench.Outcome(job));
        var after = await bench.HeadAsync(bucket, "s3");
        Assert.Equal(("aws:kms", key.Arn, "true"), (after[Sse], after[Sse + "-aws-kms-key-id"], after[Sse + "-bucket-key-enabled"]));
        Assert.Equal((before["ETag"], before["Last-Modified"], "b"), (after["ETag"], after["Last-Modified"], after["x-amz-meta-a"]));
        Assert.Equal(key.Arn, (await bench.HeadAsync(bucket, "kms"))[Sse + "-aws-kms-key-id"]);
    }

    [Fact]
    public async Task Objects_of_a_generated_manifest_change_their_key_in_the_version_that_was_there()
    {
        var bucket = await bench.Sandbox.VersionedBucketAsync();
        var key = bench.Sandbox.Server.Keys.Add(new KmsKeySettings());
        await bench.PutAsync(bucket, "o", "old");
        await bench.PutAsync(bucket, "o", "new");
        var job = await bench.RunAsync(JobBench.Document(UpdateTo(key.Arn), JobBench.Generator(
            bucket, "<MatchAnyObjectEncryption><ObjectEncryption><SSE-S3/></ObjectEncryption></MatchAnyObjectEncryption>")));
        Assert.Equal(("Complete", "1", "0"), JobBench.Outcome(job));
        Assert.Equal(key.Arn, (await bench.HeadAsync(bucket, "o"))[Sse + "-aws-kms-key-id"]);
    }

    [Fact]
    public async Task A_key_that_the_role_may_not_use_leaves_the_object_as_it_was()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        var key = bench.Sandbox.Server.Keys.Add(new KmsKeySettings());
        await bench.PutAsync(bucket, "o");
        var role = bench.AddRole("without-kms", """{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""");
        var job = await bench.RunAsync(JobBench.Document(UpdateTo(key.Arn), await bench.ManifestAsync(bucket, "o"), role: role));
        Assert.Equal(("Complete", "0", "1"), JobBench.Outcome(job));
        Assert.Equal("AES256", (await bench.HeadAsync(bucket, "o"))[Sse]);
    }

    [Fact]
    public async Task Tags_are_put_and_removed()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "o", "x", ("x-amz-tagging", "old=1&older=2"));
        var manifest = await bench.ManifestAsync(bucket, "o");
        _ = await bench.RunAsync(JobBench.Document(
            "<S3PutObjectTagging><TagSet><member><Key>new</Key><Value>3</Value></member></TagSet></S3PutObjectTagging>", manifest));
        Assert.Equal(["new"], (await bench.Admin.SendAsync("GET", $"/{bucket}/o?tagging")).Elements("Key"));
        _ = await bench.RunAsync(JobBench.Document("<S3DeleteObjectTagging/>", manifest));
        Assert.Null((await bench.HeadAsync(bucket, "o"))["x-amz-tagging-count"]);
    }

    [Fact]
    public async Task Objects_are_held_and_kept_until_a_date()
    {
        const string Bucket = "jobs-with-lock";
        Assert.Equal(200, (await bench.Admin.SendAsync("PUT", "/" + Bucket, null, ("x-amz-bucket-object-lock-enabled", "true"))).Status);
        await bench.PutAsync(Bucket, "o");
        // A manifest that the default retention of a bucket protected would still be one.
        var manifest = await bench.ManifestAsync(Bucket, "o");
        var held = await bench.RunAsync(JobBench.Document(
            "<S3PutObjectLegalHold><LegalHold><Status>ON</Status></LegalHold></S3PutObjectLegalHold>", manifest));
        var kept = await bench.RunAsync(JobBench.Document(
            "<S3PutObjectRetention><Retention><RetainUntilDate>2999-01-01T00:00:00Z</RetainUntilDate><Mode>GOVERNANCE</Mode></Retention>"
                + "</S3PutObjectRetention>",
            manifest));
        Assert.Equal((("Complete", "1", "0"), ("Complete", "1", "0")), (JobBench.Outcome(held), JobBench.Outcome(kept)));
        Assert.Equal("ON", (await bench.Admin.SendAsync("GET", $"/{Bucket}/o?legal-hold")).Element("Status"));
        Assert.StartsWith("2999-01-01", (await bench.Admin.SendAsync("GET", $"/{Bucket}/o?retention")).Element("RetainUntilDate"));
        var shortened = await bench.RunAsync(JobBench.Document(
            "<S3PutObjectRetention><BypassGovernanceRetention>true</BypassGovernanceRetention><Retention>"
                + "<RetainUntilDate>2998-01-01T00:00:00Z</RetainUntilDate><Mode>GOVERNANCE</Mode></Retention></S3PutObjectRetention>",
            manifest));
        Assert.Equal(("Complete", "1", "0"), JobBench.Outcome(shortened));
    }

    [Fact]
    public async Task Archived_objects_are_restored()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "o", "x", ("x-amz-storage-class", "GLACIER"));
        var job = await bench.RunAsync(JobBench.Document(
            "<S3InitiateRestoreObject><ExpirationInDays>2</ExpirationInDays><GlacierJobTier>BULK</GlacierJobTier>"
                + "</S3InitiateRestoreObject>",
            await bench.ManifestAsync(bucket, "o")));
        Assert.Equal(("Complete", "1", "0"), JobBench.Outcome(job));
        Assert.Equal("x", (await bench.Admin.SendAsync("GET", $"/{bucket}/o")).Text);
    }

    private static string UpdateTo(string keyArn) =>
        $"<S3UpdateObjectEncryption><ObjectEncryption><SSE-KMS><KMSKeyArn>{keyArn}</KMSKeyArn><BucketKeyEnabled>true"
        + "</BucketKeyEnabled></SSE-KMS></ObjectEncryption></S3UpdateObjectEncryption>";
}
