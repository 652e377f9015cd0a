using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>Buckets of others who let their callers pay: what a caller pays for is said with every request, or refused before any harm.</summary>
public sealed class RequesterPaysTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void An_audit_and_a_conversion_of_somebody_elses_bucket_work_for_who_pays_and_for_nobody_else()
    {
        using var engine = sandbox.As();
        var bucket = Theirs();
        engine.Set("bucket", bucket.Name);
        _ = engine.Require($"$null = 'a', 'b' | ForEach-Object {{ Send-S3EncryptedObject '{sandbox.NewFile(9)}' $bucket $_ -Encryption SseS3 }}");
        bucket.RequesterPays = true;
        _ = EngineAssert.OneError(engine.Run("Get-S3ObjectEncryption $bucket"), "AccessDenied", bucket.Name);
        Assert.Equal(["SseS3", "SseS3"], engine.Require("Get-S3ObjectEncryption $bucket -RequestPayer").Select(o => o.Get<string>("Encryption")));

        var refused = engine.Run("Convert-S3ObjectEncryption $bucket -To DsseKms -KmsKeyId alias/logs");
        Assert.NotEmpty(refused.AllErrors);
        Assert.All(new[] { "a", "b" }, name => Assert.Equal("SseS3", StoredObjects.KindOf(sandbox.Stored(bucket.Name, name)!)));

        var done = engine.Require("Convert-S3ObjectEncryption $bucket -To DsseKms -KmsKeyId alias/logs -RequestPayer").Single();
        Assert.Equal((2L, 0L), (done.Get<long>("Updated") + done.Get<long>("Copied"), done.Get<long>("Failed")));
        Assert.All(new[] { "a", "b" }, name => Assert.Equal("DsseKms", StoredObjects.KindOf(sandbox.Stored(bucket.Name, name)!)));
    }

    private Bucket Theirs()
    {
        var bucket = new Bucket("theirs" + sandbox.NewName(""), sandbox.Server.Region, "444455556666", System.DateTimeOffset.UtcNow);
        Assert.True(sandbox.Server.Buckets.TryAdd(bucket));
        sandbox.GivePolicy(bucket.Name, """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:*",
               "Resource":["arn:aws:s3:::BUCKET","arn:aws:s3:::BUCKET/*"]}]}
            """);
        return bucket;
    }
}
