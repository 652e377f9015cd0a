using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Tests.S3;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Jobs;

public sealed class JobManifestTests(JobBench bench) : IClassFixture<JobBench>
{
    private const string Tag = "<S3PutObjectTagging><TagSet><member><Key>k</Key><Value>v</Value></member></TagSet></S3PutObjectTagging>";

    [Fact]
    public async Task A_manifest_that_changed_after_the_job_was_made_is_not_used()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        var manifest = await bench.ManifestAsync(bucket, "o");
        await bench.PutAsync(bucket, "manifest.csv", "other,keys\n");
        Assert.Equal(
            ("Failed", "ManifestNotFound", "Etag mismatch reading manifest"),
            JobBench.Failure(await bench.RunAsync(JobBench.Document(Tag, manifest))));
        _ = await bench.Admin.SendAsync("DELETE", $"/{bucket}/manifest.csv");
        Assert.Equal(
            ("Failed", "ManifestNotFound", "Manifest object was not found"),
            JobBench.Failure(await bench.RunAsync(JobBench.Document(Tag, manifest))));
    }

    [Fact]
    public async Task A_manifest_the_role_may_not_read_fails_the_job_in_AWSs_words()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        var role = bench.AddRole("nothing", """{"Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}""");
        var job = await bench.RunAsync(JobBench.Document(Tag, await bench.ManifestAsync(bucket, "o"), role: role));
        Assert.Equal(("Failed", "AccessDenied", "Reading the manifest is forbidden: AccessDenied"), JobBench.Failure(job));
    }

    [Fact]
    public async Task A_CSV_manifest_under_a_KMS_key_is_refused()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.Sandbox.EncryptAsync(bucket, "aws:kms");
        Assert.Equal(
            ("Failed", "InvalidManifestContent", "Unsupported encryption type SSE_KMS used for manifest"),
            JobBench.Failure(await bench.RunAsync(JobBench.Document(Tag, await bench.ManifestAsync(bucket, "o")))));
    }

    [Theory]
    [InlineData("{0},a,b\n")]
    [InlineData("{0}\n")]
    [InlineData("{0},%\n")]
    [InlineData("{0},\n")]
    [InlineData("{0},\"open\n")]
    public async Task A_row_that_names_no_object_fails_the_job_before_any_task(string row)
    {
        var bucket = await bench.Sandbox.BucketAsync();
        var manifest = await bench.ManifestAsync(bucket, row.Replace("{0}", bucket), ["Bucket", "Key"]);
        var job = await bench.RunAsync(JobBench.Document(Tag, manifest));
        Assert.Equal(("Failed", "InvalidManifestContent"), (JobBench.Failure(job).Status, JobBench.Failure(job).Code));
    }

    [Fact]
    public async Task An_inventory_is_a_manifest()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "a b");
        var file = new MemoryStream();
        using (var zip = new GZipStream(file, CompressionMode.Compress))
        {
            zip.Write(Encoding.UTF8.GetBytes($"\"{bucket}\",\"a+b\",\"true\"\n"));
        }

        _ = await bench.Admin.SendAsync("PUT", $"/{bucket}/inv/data.csv.gz", file.ToArray());
        var etag = (await bench.Admin.SendAsync("PUT", $"/{bucket}/inv/manifest.json", JsonSerializer.Serialize(new
        {
            sourceBucket = bucket,
            destinationBucket = "arn:aws:s3:::" + bucket,
            fileFormat = "CSV",
            fileSchema = "Bucket, Key, IsLatest",
            files = new[] { new { key = "inv/data.csv.gz", size = 1, MD5checksum = "x" } },
        }))).ETag;
        var job = await bench.RunAsync(JobBench.Document(
            Tag,
            "<Manifest><Spec><Format>S3InventoryReport_CSV_20161130</Format></Spec>"
                + $"<Location><ObjectArn>arn:aws:s3:::{bucket}/inv/manifest.json</ObjectArn><ETag>{etag}</ETag></Location></Manifest>"));
        Assert.Equal(("Complete", "1", "0"), JobBench.Outcome(job));
        Assert.Equal("1", (await bench.HeadAsync(bucket, "a b"))["x-amz-tagging-count"]);
    }

    [Theory]
    [InlineData("", "big,c/kms,c/plain,c/secret")]
    [InlineData("<KeyNameConstraint><MatchAnyPrefix><member>c/</member></MatchAnyPrefix></KeyNameConstraint>", "c/kms,c/plain,c/secret")]
    [InlineData("<KeyNameConstraint><MatchAnySuffix><member>in</member><member>g</member></MatchAnySuffix></KeyNameConstraint>",
        "big,c/plain")]
    [InlineData("<KeyNameConstraint><MatchAnySubstring><member>/s</member></MatchAnySubstring></KeyNameConstraint>", "c/secret")]
    [InlineData("<ObjectSizeGreaterThanBytes>10</ObjectSizeGreaterThanBytes>", "big")]
    [InlineData("<ObjectSizeLessThanBytes>4</ObjectSizeLessThanBytes>", "c/plain")]
    [InlineData("<MatchAnyStorageClass><member>STANDARD_IA</member></MatchAnyStorageClass>", "big")]
    [InlineData("<CreatedAfter>2020-01-01T00:00:00Z</CreatedAfter>", "big,c/kms,c/plain,c/secret")]
    [InlineData("<MatchAnyObjectEncryption><ObjectEncryption><SSE-KMS/></ObjectEncryption></MatchAnyObjectEncryption>", "c/kms")]
    [InlineData("<MatchAnyObjectEncryption><ObjectEncryption><SSE-S3/></ObjectEncryption></MatchAnyObjectEncryption>", "big,c/plain")]
    [InlineData("<MatchAnyObjectEncryption><ObjectEncryption><SSE-C/></ObjectEncryption></MatchAnyObjectEncryption>", "c/secret")]
    [InlineData("<MatchAnyObjectEncryption><ObjectEncryption><NOT-SSE/></ObjectEncryption></MatchAnyObjectEncryption>", "")]
    [InlineData(
        "<MatchAnyObjectEncryption><ObjectEncryption><SSE-KMS><BucketKeyEnabled>true</BucketKeyEnabled></SSE-KMS></ObjectEncryption>"
            + "</MatchAnyObjectEncryption>",
        "")]
    public async Task A_generated_manifest_has_the_objects_that_meet_every_rule(string filter, string expected)
    {
        var bucket = await bench.Sandbox.BucketAsync(allowSseC: true);
        await bench.PutAsync(bucket, "c/plain", "abc");
        await bench.PutAsync(bucket, "c/kms", "abcd", ("x-amz-server-side-encryption", "aws:kms"));
        await bench.PutAsync(bucket, "c/secret", "abcd", SseCHeaders.For(new byte[32]));
        await bench.PutAsync(bucket, "big", new string('x', 100), ("x-amz-storage-class", "STANDARD_IA"));
        var job = await bench.RunAsync(JobBench.Document(Tag, JobBench.Generator(bucket, filter)));
        var tagged = bench.Sandbox.Server.Requests.Snapshot()
            .Where(request => request.Operation == "PutObjectTagging" && request.Bucket == bucket)
            .Select(request => request.Key).Order();
        Assert.Equal(expected, string.Join(',', tagged));
        if (expected.Length == 0)
        {
            Assert.Equal("Manifest generation found no keys matching the filter criteria.", JobBench.Failure(job).Reason);
        }
    }

    [Fact]
    public async Task A_generated_manifest_is_kept_where_and_under_the_key_that_was_asked_for()
    {
        var (bucket, output) = (await bench.Sandbox.BucketAsync(), await bench.Sandbox.BucketAsync());
        var key = bench.Sandbox.Server.Keys.Add(new KmsKeySettings());
        await bench.PutAsync(bucket, "o");
        var job = await bench.RunAsync(JobBench.Document(Tag, JobBench.Generator(bucket, output:
            $"<ManifestOutputLocation><Bucket>arn:aws:s3:::{output}</Bucket><ManifestPrefix>kept</ManifestPrefix>"
            + $"<ManifestEncryption><SSE-KMS><KeyId>{key.Arn}</KeyId></SSE-KMS></ManifestEncryption>"
            + "<ManifestFormat>S3InventoryReport_CSV_20211130</ManifestFormat></ManifestOutputLocation>"
            + "<EnableManifestOutput>true</EnableManifestOutput>")));
        Assert.Equal(("Complete", "1", "0"), JobBench.Outcome(job));
        var location = job.Xml.Descendants().Single(element => element.Name.LocalName == "GeneratedManifestDescriptor");
        var name = location.Descendants().Single(element => element.Name.LocalName == "ObjectArn").Value.Split('/', 2)[1];
        var kept = await bench.Admin.SendAsync("GET", $"/{output}/{name}");
        Assert.Equal(key.Arn, kept["x-amz-server-side-encryption-aws-kms-key-id"]);
        Assert.Equal("CSV", JsonDocument.Parse(kept.Body).RootElement.GetProperty("fileFormat").GetString());
    }

    [Fact]
    public async Task A_role_that_may_not_take_an_inventory_of_the_bucket_gets_no_generated_manifest()
    {
        var bucket = await bench.Sandbox.BucketAsync();
        await bench.PutAsync(bucket, "o");
        var role = bench.AddRole("reader-of-all", """{"Statement":[{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"}]}""");
        var job = await bench.RunAsync(JobBench.Document(Tag, JobBench.Generator(bucket), role: role));
        Assert.Equal(("Failed", "AccessDenied"), (JobBench.Failure(job).Status, JobBench.Failure(job).Code));
        Assert.Contains("s3:PutInventoryConfiguration", JobBench.Failure(job).Reason, StringComparison.Ordinal);
    }
}
