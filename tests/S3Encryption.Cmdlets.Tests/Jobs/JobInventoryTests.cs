using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Jobs;

/// <summary>Jobs over the objects of an inventory: those and no others, and none that would be harmed by it.</summary>
public sealed class JobInventoryTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Start = "Start-S3EncryptionJob -Inventory s3://$desk/inv/manifest.json";

    [Fact]
    public void The_objects_of_an_inventory_are_changed_and_no_others()
    {
        using var bench = new JobBench(sandbox);
        foreach (var key in new[] { "in 1", "in 2", "out" }) bench.Store(key);
        Inventory(bench, "Bucket, Key, Size", $"\"{bench.Bucket}\",\"in+1\",\"4\"\n\"{bench.Bucket}\",\"in%202\",\"4\"\n");
        var job = EngineAssert.OneObject(bench.Engine.Run(
            $"{Start} -To SseKms -KmsKeyId alias/logs {JobBench.Job} | Get-S3EncryptionJob -Wait"));
        Assert.Equal((2, $"s3://{bench.Desk}/inv/manifest.json"), (job.Get<int>("Succeeded"), job.Get<string>("Manifest")));
        Assert.Equal("in 1=SseKms in 2=SseKms out=SseS3", bench.Kinds());
    }

    [Fact]
    public void A_copy_needs_to_know_the_class_that_the_objects_are_to_keep()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o", "SseKms");
        Inventory(bench, "Bucket, Key", $"{bench.Bucket},o\n");
        _ = EngineAssert.OneError(bench.Engine.Run($"{Start} -To SseS3 {JobBench.Job}"), "JobNeedsStorageClass", "-StorageClass");
        _ = EngineAssert.OneObject(bench.Engine.Run(
            $"{Start} -To SseS3 -StorageClass STANDARD {JobBench.Job} | Get-S3EncryptionJob -Wait"));
        Assert.Equal("o=SseS3", bench.Kinds());
    }

    [Fact]
    public void An_inventory_of_all_versions_is_never_copied_for_old_ones_would_become_the_latest()
    {
        using var bench = new JobBench(sandbox, Versioning.Enabled);
        foreach (var _ in new[] { 1, 2 }) bench.Store("o", "SseKms");
        var versions = sandbox.Server.Buckets.Find(bench.Bucket)!.Objects.Versions("o").Cast<StoredObject>().ToList();
        Inventory(bench, "Bucket, Key, VersionId", string.Concat(versions.Select(v => $"{bench.Bucket},o,{v.VersionId}\n")));
        _ = EngineAssert.OneError(
            bench.Engine.Run($"{Start} -To SseS3 -StorageClass STANDARD -KeepVersion {JobBench.Job}"), "JobWouldRestoreOldVersions");
        Assert.Equal(versions, sandbox.Server.Buckets.Find(bench.Bucket)!.Objects.Versions("o").Cast<StoredObject>());
        // An update changes each version where it is.
        var job = EngineAssert.OneObject(bench.Engine.Run(
            $"{Start} -To SseKms -KmsKeyId alias/logs {JobBench.Job} | Get-S3EncryptionJob -Wait"));
        Assert.Equal(2, job.Get<int>("Succeeded"));
    }

    [Theory]
    [InlineData("ORC", "Bucket, Key", "InvalidInventory", "ORC")]
    [InlineData("CSV", "Bucket, Size", "InvalidInventory", "Bucket or Key")]
    [InlineData(null, "", "InvalidInventory", "CSV")]
    [InlineData("", "", "ObjectNotFound", "manifest.json")]
    public void What_a_job_cannot_read_is_refused_before_there_is_one(string? format, string schema, string id, string word)
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        if (format is null) Put(bench, "inv/manifest.json", "no JSON"u8.ToArray());
        else if (format.Length > 0) Inventory(bench, schema, "", format);
        _ = EngineAssert.OneError(bench.Engine.Run($"{Start} -To SseKms {JobBench.Job}"), id, word);
        Assert.Empty(bench.All());
    }

    [Fact]
    public void An_inventory_of_another_bucket_than_was_named_changes_nothing()
    {
        using var bench = new JobBench(sandbox);
        bench.Store("o");
        Inventory(bench, "Bucket, Key", $"{bench.Bucket},o\n");
        _ = EngineAssert.OneError(
            bench.Engine.Run($"{Start} -BucketName $desk -To SseKms {JobBench.Job}"), "InvalidInventory", bench.Bucket, bench.Desk);
        Assert.Empty(bench.All());
    }

    private static void Inventory(JobBench bench, string schema, string rows, string format = "CSV")
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionMode.Compress, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(rows));
        Put(bench, "inv/data.csv.gz", zipped.ToArray());
        Put(bench, "inv/manifest.json", Encoding.UTF8.GetBytes(
            $$"""
            {"sourceBucket":"{{bench.Bucket}}","destinationBucket":"arn:aws:s3:::{{bench.Desk}}","version":"2016-11-30","fileFormat":"{{format}}",
             "fileSchema":"{{schema}}","files":[{"key":"inv/data.csv.gz","size":{{zipped.Length}},"MD5checksum":"0"}]}
            """));
    }

    private static void Put(JobBench bench, string key, byte[] content)
    {
        bench.Engine.Set("content", content);
        _ = bench.Engine.Require($",$content | Send-S3EncryptedObject $desk '{key}' -Encryption SseS3");
    }
}
