using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Tests.Inventory;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

public sealed class MeasureObjectEncryptionTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly string[] Expected = ["SseKms True 2 3000 0.4", "SseC  1 7 0.2", "None  1 5 0.2", "SseKms False 1 1 0.2"];

    [Fact]
    public void A_report_on_this_computer_is_counted_without_credentials_or_a_request()
    {
        using var engine = new HostedEngine();
        var manifest = StoredReports.Mixed().Save(sandbox.NewPath(string.Empty));
        var groups = engine.Require($"Measure-S3ObjectEncryption -Inventory '{manifest}' -EndpointUrl https://127.0.0.1:1");
        Assert.Equal(Expected, groups.Select(Text));
        Assert.All(groups, g => Assert.True(g.Get<bool>("IsComplete")));
    }

    [Theory]
    [InlineData("us-east-1", "")]
    [InlineData("us-east-1", "-Encryption SseKms -KmsKeyId alias/logs")]
    [InlineData("eu-west-1", "")]
    public void A_report_in_a_bucket_is_counted_whatever_its_own_encryption_and_Region(string region, string encryption)
    {
        using var engine = sandbox.As();
        var bucket = "reports-" + sandbox.NewName("");
        _ = sandbox.Bucket(bucket, region);
        var manifest = sandbox.Store(engine, StoredReports.Mixed(), bucket, encryption);
        var before = StoredReports.TemporaryFolders();
        Assert.Equal(Expected, engine.Require($"Measure-S3ObjectEncryption -Inventory {manifest}").Select(Text));
        Assert.Equal(Expected, engine.Require($"Measure-S3ObjectEncryption -Inventory {manifest.Replace("manifest.json", "")}").Select(Text));
        Assert.Equal(before, StoredReports.TemporaryFolders());
    }

    [Fact]
    public void A_report_in_Parquet_is_read_with_what_the_module_ships()
    {
        using var engine = sandbox.As();
        var bucket = "reports-" + sandbox.NewName("");
        _ = sandbox.Bucket(bucket);
        var manifest = sandbox.Store(engine, StoredReports.Parquet(), bucket);
        Assert.Equal(
            ["SseKms False 2 7000 0.4", "SseKms True 2 3000 0.4", "None  1 5000 0.2"],
            engine.Require($"Measure-S3ObjectEncryption -Inventory {manifest}").Select(Text));
        var prefixes = engine.Require($"Measure-S3ObjectEncryption -Inventory {manifest} Prefix, StorageClass -PrefixDepth 2");
        Assert.Equal(["logs/2026/", "", "logs/2026/"], prefixes.Select(g => g.Get<string>("Prefix")));
    }

    [Fact]
    public void Reports_are_grouped_by_what_is_asked_for_and_the_screen_shows_it()
    {
        using var engine = sandbox.As();
        var manifest = StoredReports.Mixed().Save(sandbox.NewPath(string.Empty));
        var prefixes = engine.Require($"Measure-S3ObjectEncryption -Inventory '{manifest}' Prefix -PrefixDepth 2");
        Assert.Equal(
            [("", 1), ("logs/", 1), ("logs/2026/", 3)], prefixes.Select(g => (g.Get<string>("Prefix"), g.Get<int>("Objects"))).Order());
        Assert.Null(prefixes[0].Properties["Encryption"].Value);
        var screen = engine.Show($"Measure-S3ObjectEncryption -Inventory '{manifest}' Encryption, StorageClass, BucketName");
        Assert.Contains("GLACIER", screen);
        Assert.Contains("photos", screen);
        screen = engine.Show($"Measure-S3ObjectEncryption -Inventory '{manifest}'");
        Assert.DoesNotContain("Prefix", screen);
        Assert.Matches(@"SseKms +True +2 +2\.9 KiB +40.0 %", screen);
    }

    [Theory]
    [InlineData("'BUCKET', 'OTHER' | Measure-S3ObjectEncryption -Property BucketName")]
    [InlineData("Get-S3BucketEncryption BUCKET, OTHER | Measure-S3ObjectEncryption -Property BucketName -ErrorAction Stop")]
    [InlineData("Measure-S3ObjectEncryption BUCKET, OTHER -Property BucketName")]
    public void Buckets_are_counted_by_name_and_down_the_pipeline(string script)
    {
        using var engine = sandbox.As();
        var (bucket, other) = (sandbox.NewSseCBucket(), sandbox.NewSseCBucket());
        foreach (var to in new[] { $"{bucket} a", $"{bucket} b", $"{other} c" })
            _ = engine.Require($"$null = Send-S3EncryptedObject '{sandbox.NewFile(5)}' {to}");
        var groups = engine.Require(script.Replace("BUCKET", bucket).Replace("OTHER", other));
        Assert.Equal([$"{bucket} 2", $"{other} 1"], groups.Select(g => $"{g.Get<string>("BucketName")} {g.Get<int>("Objects")}"));
    }

    [Fact]
    public void What_says_which_objects_of_a_bucket_goes_with_buckets_alone()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewSseCBucket();
        foreach (var key in new[] { "a/1", "a/2", "b/3" }) _ = engine.Require($"$null = Send-S3EncryptedObject '{sandbox.NewFile(5)}' {bucket} {key}");
        Assert.Equal(2, engine.Require($"Get-S3BucketEncryption {bucket} | Measure-S3ObjectEncryption -Prefix a/").Single().Get<int>("Objects"));
        var result = engine.Run($"Get-S3ObjectEncryption {bucket} | Measure-S3ObjectEncryption -Prefix a/");
        _ = EngineAssert.OneError(result, "NotMeasurable", "-Prefix", "Get-S3ObjectEncryption");
        Assert.Empty(result.Output);
    }

    [Fact]
    public void What_only_names_an_object_is_not_taken_for_its_bucket()
    {
        using var engine = sandbox.As();
        sandbox.Server.Requests.Clear();
        var result = engine.Run("[pscustomobject]@{ BucketName = 'open'; Key = 'a' } | Measure-S3ObjectEncryption");
        _ = EngineAssert.OneError(result, "NotMeasurable", "| Get-S3ObjectEncryption |");
        Assert.Empty(sandbox.Server.Requests.Snapshot());
    }

    [Fact]
    public void Objects_from_the_pipeline_are_counted_whatever_was_not_told_of_them()
    {
        using var engine = new HostedEngine();
        var groups = engine.Require("""
            1..3 | ForEach-Object { [S3Encryption.S3ObjectEncryption]@{ BucketName = 'b'; Key = "k$_"; Encryption = 'SseKms'
                KmsKeyArn = 'arn:aws:kms:us-east-1:111122223333:key/one'; BucketKey = $true; Size = 10 } } |
                & { process { $_ } end { [S3Encryption.S3ObjectEncryption]@{ BucketName = 'b'; Key = 'x'; Encryption = 'Unknown'; Problem = 'no' } } } |
                Measure-S3ObjectEncryption
            """);
        Assert.Equal(["SseKms True 3 30 0.75", "Unknown  1 0 0.25"], groups.Select(Text));
        Assert.Equal(1, groups[1].Get<int>("UnknownSizes"));
    }

    [Fact]
    public void What_one_damaged_file_lists_is_not_counted_and_a_script_can_see_that()
    {
        using var engine = sandbox.As();
        var manifest = sandbox.Store(engine, StoredReports.Mixed().Damage(1, content => content[..^3]), "open");
        var result = engine.Run($"Measure-S3ObjectEncryption -Inventory {manifest} Encryption");
        Assert.Equal(
            ["InventoryDamaged", "InventoryIncomplete"], result.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("file-1.csv.gz", result.Errors[0].TargetObject.ToString());
        Assert.Equal([2, 1], result.Output.Select(g => g.Get<int>("Objects")));
        Assert.All(result.Output, g => Assert.False(g.Get<bool>("IsComplete")));
    }

    [Theory]
    [InlineData("s3://open/nothing/manifest.json", "ObjectNotFound")]
    [InlineData("s3://no-such-bucket-here/manifest.json", "BucketNotFound")]
    [InlineData("./nothing/manifest.json", "InventoryFileMissing")]
    public void What_is_not_there_is_an_error_and_no_count_of_nothing(string manifest, string id)
    {
        using var engine = sandbox.As();
        var result = engine.Run($"Measure-S3ObjectEncryption -Inventory {manifest}");
        _ = EngineAssert.OneError(result, id, manifest.TrimStart('.'));
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_connection_that_breaks_loses_no_row()
    {
        using var engine = sandbox.As();
        var rows = Enumerable.Range(0, 200_000).Select(i => InventoryReport.Row(Guid.NewGuid() + "/" + i));
        var manifest = sandbox.Store(engine, new InventoryReport(InventoryReport.Usual).Add(rows), "open", "-Encryption SseS3");
        sandbox.Plan("GetObject", $"{InventoryReport.Folder}data/file-0.csv.gz", new TruncateResponse(1 << 20));
        var group = EngineAssert.OneObject(engine.Run($"Measure-S3ObjectEncryption -Inventory {manifest} Encryption"));
        Assert.True(sandbox.Server.Faults.IsEmpty, "The fault did not happen.");
        Assert.Equal(200_000, group.Get<int>("Objects"));
    }

    [Fact]
    public async Task Stopping_it_ends_it_at_once_and_leaves_no_file_with_other_peoples_names()
    {
        using var engine = sandbox.As();
        var rows = Enumerable.Range(0, 50_000).Select(i => InventoryReport.Row(Guid.NewGuid() + "/" + i));
        var manifest = sandbox.Store(engine, new InventoryReport(InventoryReport.Usual).Add(rows).Add(rows), "open");
        var before = StoredReports.TemporaryFolders();
        sandbox.Server.Faults.Add(new Fault("s3", "GetObject", 1, new StallConnection(1 << 19)) { Key = "*file-0*" });
        var script = engine.Start($"Measure-S3ObjectEncryption -Inventory {manifest}");
        Assert.True(SpinWait.SpinUntil(() => StoredReports.TemporaryFolders().Length > before.Length, TimeSpan.FromSeconds(20)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(StoredReports.TemporaryFolders().Except(before).Single()));
        }

        var clock = System.Diagnostics.Stopwatch.StartNew();
        script.Stop();
        Assert.True((await script.Result).WasStopped);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"It took {clock.Elapsed.TotalSeconds:0.00} s to stop.");
        Assert.Equal(before, StoredReports.TemporaryFolders());
    }

    private static string Text(PSObject group) => string.Create(
        CultureInfo.InvariantCulture,
        $"{group.Get<string>("Encryption")} {group.Properties["BucketKey"].Value} {group.Get<long>("Objects")} {group.Get<long>("Bytes")} "
        + $"{group.Get<double>("Share")}");
}
