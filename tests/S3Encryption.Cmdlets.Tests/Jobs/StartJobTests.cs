using System;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Jobs;

/// <summary>Each operation over each source of objects: what is stored afterwards, and that nothing else of it has changed.</summary>
public sealed class StartJobTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Wait = "| Get-S3EncryptionJob -Wait";

    [Fact]
    public void A_whole_prefix_is_updated_in_place_and_nothing_beside_it()
    {
        using var bench = Bench();
        foreach (var key in new[] { "logs/1", "logs/2 + ä%", "other" }) bench.Store(key);
        bench.Store("logs/3", "SseKms");
        var before = bench.Objects();
        var job = EngineAssert.OneObject(bench.Engine.Run(
            $"Start-S3EncryptionJob $bucket logs/ -To SseKms -KmsKeyId alias/logs -BucketKey {JobBench.Job} {Wait}"));
        Assert.Equal(
            ("Complete", "S3UpdateObjectEncryption", 3, 3, 0),
            (job.Get<string>("Status"), job.Get<string>("Operation"), job.Get<int>("TotalTasks"), job.Get<int>("Succeeded"),
                job.Get<int>("Failed")));
        Assert.Equal("logs/1=SseKms logs/2 + ä%=SseKms logs/3=SseKms other=SseS3", bench.Kinds());
        foreach (var (was, now) in before.Zip(bench.Objects()))
        {
            Assert.Equal((was.ETag, was.LastModified, was.Key == "other"), (now.ETag, now.LastModified, now.Encryption is SseS3Encryption));
            Assert.Equal(StoredObjects.Described(was), StoredObjects.Described(now));
            if (was.Key != "other") Assert.True(Assert.IsType<KmsEncryption>(now.Encryption).BucketKey);
        }
    }

    [Theory]
    [InlineData("SseKms", "SseKms", "SseKms", "-KmsKeyId alias/logs", "S3UpdateObjectEncryption")]
    [InlineData("DsseKms", "DsseKms", "SseKms", "-KmsKeyId alias/logs", "S3PutObjectCopy")]
    [InlineData("None", "None", "SseKms", "-KmsKeyId alias/logs", "S3PutObjectCopy")]
    [InlineData("SseKms", "SseKms", "SseS3", "", "S3PutObjectCopy")]
    [InlineData("None", "None", "SseS3", "", "S3PutObjectCopy")]
    public void From_each_kind_that_a_job_can_read_the_objects_of_that_kind_alone(
        string stored, string from, string to, string parameters, string operation)
    {
        using var bench = Bench();
        bench.Store("taken", stored, "-Metadata @{ colour = 'red' } -Tag @{ team = 'blue' } -ContentType text/plain");
        bench.Store("left", stored == "DsseKms" ? "SseS3" : "DsseKms");
        bench.Store("other-class", stored, "-StorageClass STANDARD_IA");
        var before = sandbox.Stored(bench.Bucket, "taken")!;
        var job = EngineAssert.OneObject(bench.Engine.Run(
            $"Start-S3EncryptionJob $bucket -FromEncryption {from} -To {to} {parameters} {JobBench.Job} {Wait}"));
        Assert.Equal(("Complete", operation, 0), (job.Get<string>("Status"), job.Get<string>("Operation"), job.Get<int>("Failed")));
        var after = sandbox.Stored(bench.Bucket, "taken")!;
        Assert.Equal(to, StoredObjects.KindOf(after));
        Assert.Equal(StoredObjects.Described(before), StoredObjects.Described(after));
        Assert.Equal(stored == "DsseKms" ? "SseS3" : "DsseKms", StoredObjects.KindOf(sandbox.Stored(bench.Bucket, "left")!));
        // Copies get one class, so that those of another are left to a job of their own, and keep it.
        var other = sandbox.Stored(bench.Bucket, "other-class")!;
        Assert.Equal("STANDARD_IA", other.Headers.StorageClass);
        Assert.Equal(operation == "S3PutObjectCopy" ? stored : to, StoredObjects.KindOf(other));
    }

    [Fact]
    public void Copies_under_two_layers_are_made_where_the_bucket_makes_them_and_refused_where_it_would_not()
    {
        using var bench = Bench();
        bench.Store("o");
        var start = $"Start-S3EncryptionJob $bucket -FromEncryption SseS3 -To DsseKms -KmsKeyId alias/logs {JobBench.Job} {Wait}";
        _ = EngineAssert.OneError(bench.Engine.Run(start), "JobNeedsBucketDefault", "Set-S3BucketEncryption");
        Assert.Empty(bench.All());
        _ = bench.Engine.Require("Set-S3BucketEncryption $bucket DsseKms -KmsKeyId alias/logs");
        Assert.Equal("Complete", EngineAssert.OneObject(bench.Engine.Run(start)).Get<string>("Status"));
        Assert.Equal("o=DsseKms", bench.Kinds());
    }

    [Fact]
    public async Task Piped_objects_become_a_list_for_each_way_and_class_and_Bucket_Key_and_those_that_are_so_none()
    {
        using var bench = Bench();
        bench.Store("a,\"b\" + ü", "SseS3");
        bench.Store("double", "DsseKms", "-StorageClass STANDARD_IA");
        bench.Store("plain", "None");
        bench.Store("secret", "SseC");
        bench.Store("so", more: "-Metadata @{ x = 'y' }");
        _ = bench.Engine.Require("Convert-S3ObjectEncryption $bucket -Key so -To SseKms -KmsKeyId alias/logs");
        var result = bench.Engine.Run(
            "Get-S3ObjectEncryption $bucket -WarningAction Ignore | Start-S3EncryptionJob -ManifestLocation s3://$desk/lists "
            + $"-To SseKms -KmsKeyId alias/logs -IdempotencyToken once {JobBench.Job} {Wait}");
        _ = EngineAssert.OneError(result, "SseCNotInJobs", "1 objects", "Convert-S3ObjectEncryption");
        Assert.Equal(3, result.Output.Count);
        Assert.All(result.Output, job => Assert.Equal(("Complete", 0), (job.Get<string>("Status"), job.Get<int>("Failed"))));
        Assert.Equal(
            "a,\"b\" + ü=SseKms double=SseKms plain=SseKms secret=SseC so=SseKms", bench.Kinds());
        Assert.Equal("STANDARD_IA", sandbox.Stored(bench.Bucket, "double")!.Headers.StorageClass);
        Assert.Equal($"{bench.Bucket},a%2C%22b%22%20%2B%20%C3%BC\n", await bench.TextAsync($"lists/{bench.Bucket}-once.csv"));
        Assert.Equal("SseS3", StoredObjects.KindOf(sandbox.Stored(bench.Desk, $"lists/{bench.Bucket}-once.csv")!));
        Assert.DoesNotContain(sandbox.Seen("UpdateObjectEncryption", "so"), r => r.Principal?.Contains("batch") == true);
    }

    [Fact]
    public void Versions_that_are_piped_are_updated_each_where_it_is()
    {
        using var bench = Bench(Versioning.Enabled);
        foreach (var key in new[] { "o", "o", "p" }) bench.Store(key);
        var result = bench.Engine.Run(
            "Get-S3ObjectEncryption $bucket -Version | Start-S3EncryptionJob -ManifestLocation s3://$desk/lists/ "
            + $"-To SseKms -KmsKeyId alias/logs {JobBench.Job} {Wait}");
        Assert.Equal(3, EngineAssert.OneObject(result).Get<int>("Succeeded"));
        var versions = sandbox.Server.Buckets.Find(bench.Bucket)!.Objects.Versions("o").Cast<StoredObject>().ToList();
        Assert.Equal(["SseKms", "SseKms"], versions.Select(StoredObjects.KindOf));
    }

    [Fact]
    public void A_copy_never_puts_an_older_version_over_newer_data()
    {
        using var bench = Bench(Versioning.Enabled);
        foreach (var _ in new[] { 1, 2 }) bench.Store("o", "SseKms");
        var latest = sandbox.Stored(bench.Bucket, "o");
        var piped = bench.Engine.Run(
            "Get-S3ObjectEncryption $bucket -Version | Start-S3EncryptionJob -ManifestLocation s3://$desk/lists "
            + $"-To SseS3 -KeepVersion {JobBench.Job} {Wait}");
        _ = EngineAssert.OneError(piped, "NotInJob", "1 objects", "older versions");
        Assert.Equal(1, piped.Output.Single().Get<int>("Succeeded"));
        Assert.Equal(3, sandbox.Server.Buckets.Find(bench.Bucket)!.Objects.Versions("o").Count);
        Assert.Same(latest!.Body, sandbox.Stored(bench.Bucket, "o")!.Body);
        // A list that S3 makes names the versions of its moment; what is written after it would end up under their copies.
        _ = EngineAssert.OneError(
            bench.Engine.Run($"Start-S3EncryptionJob $bucket -FromEncryption SseKms -To SseS3 -KeepVersion {JobBench.Job}"),
            "JobWouldRestoreOldVersions", "Get-S3ObjectEncryption");
    }

    [Fact]
    public void Where_versioning_is_suspended_no_list_with_versions_is_copied_for_newer_data_would_be_lost()
    {
        using var bench = Bench(Versioning.Enabled);
        bench.Store("o", "SseKms");
        sandbox.Server.Buckets.Find(bench.Bucket)!.Objects.Versioning = Versioning.Suspended;
        _ = EngineAssert.OneError(
            bench.Engine.Run($"Start-S3EncryptionJob $bucket -FromEncryption SseKms -To SseS3 -KeepVersion {JobBench.Job}"),
            "JobWouldRestoreOldVersions");
        Assert.Empty(bench.All());
    }

    [Theory]
    [InlineData("", "JobKeepsVersions")]
    [InlineData("-KeepVersion", null)]
    public void Nobody_is_surprised_by_old_versions_that_copies_leave_behind(string choice, string? error)
    {
        using var bench = Bench(Versioning.Enabled);
        bench.Store("o", "SseKms");
        var result = bench.Engine.Run(
            "Get-S3ObjectEncryption $bucket | Start-S3EncryptionJob -ManifestLocation s3://$desk/lists "
            + $"-To SseS3 {choice} {JobBench.Job} {Wait}");
        if (error is null) Assert.Equal(1, EngineAssert.OneObject(result).Get<int>("Succeeded"));
        else _ = EngineAssert.OneError(result, error, "-KeepVersion");
        Assert.Equal(error is null ? "o=SseS3" : "o=SseKms", bench.Kinds());
    }

    [Fact]
    public void Grants_of_single_objects_are_not_lost_unasked()
    {
        using var bench = Bench();
        sandbox.Server.Buckets.Find(bench.Bucket)!.Ownership = ObjectOwnership.ObjectWriter;
        bench.Store("o", "SseKms");
        var start = $"Start-S3EncryptionJob $bucket -FromEncryption SseKms -To SseS3 {JobBench.Job}";
        _ = EngineAssert.OneError(bench.Engine.Run(start), "JobWouldLose", "grants", "-AllowLoss");
        Assert.Empty(bench.All());
        Assert.Equal("Complete", EngineAssert.OneObject(bench.Engine.Run($"{start} -AllowLoss {Wait}")).Get<string>("Status"));
    }

    [Fact]
    public void More_than_a_thousand_objects_are_all_done_and_all_reported()
    {
        using var bench = Bench();
        bench.Store("0000");
        var first = sandbox.Stored(bench.Bucket, "0000")!;
        for (var i = 1; i < 1_200; i++)
        {
            _ = first.Body.TryAcquire();
            _ = sandbox.Server.Buckets.Find(bench.Bucket)!.Objects.Add(first with { Key = $"{i:0000}" }, _ => { });
        }

        var job = EngineAssert.OneObject(bench.Engine.Run(
            $"Start-S3EncryptionJob $bucket -To SseKms -KmsKeyId alias/logs {JobBench.Job} {Wait}"));
        Assert.Equal((1_200, 1_200), (job.Get<int>("TotalTasks"), job.Get<int>("Succeeded")));
        bench.Engine.Set("id", job.Get<string>("JobId"));
        var tasks = bench.Engine.Require("Get-S3EncryptionJob $id -Report");
        Assert.Equal(bench.Objects().Select(o => o.Key), tasks.Select(t => t.Get<string>("Key")).Order(StringComparer.Ordinal));
    }

    private JobBench Bench(Versioning versioning = Versioning.Never) => new(sandbox, versioning);
}
