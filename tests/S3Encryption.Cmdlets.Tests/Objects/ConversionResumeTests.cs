using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.S3.Acl;
using S3Encryption.Sandbox.S3.Buckets;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>A conversion that was ended anywhere is gone on with, and ends as if it had not been.</summary>
public sealed class ConversionResumeTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int Objects = 60;

    [Fact]
    public void A_second_run_skips_what_is_done_without_a_request_and_tries_again_what_failed()
    {
        using var engine = Engine(out var bucket);
        sandbox.Server.Faults.Add(new Fault { Operation = "CopyObject", Bucket = bucket, Nth = 11, Times = 5, Action = new AnswerError(403, "AccessDenied", "Access Denied") });
        var first = engine.Run(Convert).Output[^1];
        Assert.Equal((Objects - 5, 5), (first.Get<int>("Copied"), first.Get<int>("Failed")));
        sandbox.Server.Requests.Clear();
        var second = engine.Require(Convert).Single();
        Assert.Equal((Objects - 5, 5, 0), (second.Get<int>("DoneBefore"), second.Get<int>("Copied"), second.Get<int>("Failed")));
        Assert.Equal(2 * 5, sandbox.Seen("HeadObject").Count);
        // What was overwritten since is not taken for done.
        _ = engine.Require($"$null = Send-S3EncryptedObject '{sandbox.NewFile(3)}' $bucket o07 -Encryption SseS3");
        var third = engine.Require(Convert).Single();
        Assert.Equal((Objects - 1, 1), (third.Get<int>("DoneBefore"), third.Get<int>("Copied")));
    }

    [Fact]
    public async Task Of_two_runs_with_one_journal_the_second_does_nothing()
    {
        using var engine = Engine(out var bucket);
        using var other = sandbox.As();
        other.Set("bucket", bucket);
        var first = new TaskCompletionSource();
        sandbox.Server.Faults.Add(new Fault { Operation = "CopyObject", Bucket = bucket, Action = new Hold(first.Task) });
        var running = engine.Start(Convert);
        Assert.True(SpinWait.SpinUntil(() => sandbox.Seen("HeadObject").Any(r => r.Bucket == bucket), TimeSpan.FromSeconds(20)));
        var refused = other.Run(Convert);
        _ = EngineAssert.OneError(refused, "JournalInUse");
        Assert.Empty(refused.Output);
        first.SetResult();
        Assert.Equal(Objects, (await running.Result).Output.Single().Get<int>("Copied"));
    }

    [Fact]
    public void A_plan_leaves_no_journal()
    {
        using var engine = Engine(out var bucket);
        _ = engine.Require($"{Convert} -WhatIf");
        Assert.False(File.Exists(Path.Combine(engine.Require("$Folder").Single().ToString(), bucket + ".journal")));
    }

    [Fact]
    public void Stopped_at_any_point_it_goes_on_and_every_object_is_whole_and_converted_once()
    {
        using var engine = Engine(out var bucket);
        var before = Described(bucket);
        var random = new Random(20261127);
        for (var stops = 0; stops < 12; stops++)
        {
            using var stopped = sandbox.As();
            stopped.Set("bucket", bucket);
            var seen = sandbox.Server.Requests.Snapshot().Count + random.Next(1, 60);
            var running = stopped.Start($"{Convert} -ThrottleLimit 4");
            _ = SpinWait.SpinUntil(() => sandbox.Server.Requests.Snapshot().Count >= seen || running.Result.IsCompleted, TimeSpan.FromSeconds(20));
            running.Stop();
        }

        _ = engine.Require(Convert);
        AssertConverted(bucket, before);
    }

    [Fact]
    public async Task Killed_at_any_point_it_goes_on_and_every_object_is_whole_and_converted_once()
    {
        using var engine = Engine(out var bucket);
        var before = Described(bucket);
        var random = new Random(27112026);
        var journal = Path.Combine(engine.Require("$Folder").Single().ToString(), bucket + ".journal");
        var script = $"Import-Module '{HostedEngine.ManifestPath}'; Convert-S3ObjectEncryption {bucket} -To DsseKms -KmsKeyId alias/logs -KeepVersion -Journal '{journal}' -ThrottleLimit 4";
        var killed = 0;
        for (var kills = 0; kills < Kills; kills++)
        {
            // Spread over the whole of it.
            var seen = sandbox.Server.Requests.Snapshot().Count + random.Next(1, Math.Max(8, 250 / Kills));
            using var process = await ScriptProcess.StartAsync(script, sandbox.Environment());
            _ = SpinWait.SpinUntil(() => sandbox.Server.Requests.Snapshot().Count >= seen || process.HasExited, TimeSpan.FromSeconds(30));
            killed += process.HasExited ? 0 : 1;
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(killed > 0, "No run was killed in its midst.");
        _ = engine.Require(Convert);
        AssertConverted(bucket, before);
    }

    [Fact]
    public async Task A_disk_that_fills_up_in_the_middle_ends_the_run_and_what_it_did_is_whole()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there a process can be given a full disk.");
        using var engine = Engine(out var bucket);
        var before = Described(bucket);
        var journal = Path.Combine(engine.Require("$Folder").Single().ToString(), bucket + ".journal");
        var script = $"Import-Module '{HostedEngine.ManifestPath}'; "
            + $"try {{ Convert-S3ObjectEncryption {bucket} -To DsseKms -KmsKeyId alias/logs -KeepVersion -Journal '{journal}' -ThrottleLimit 4 }} "
            + "catch { $_.FullyQualifiedErrorId }";
        using (var process = await ScriptProcess.StartAsync(script, sandbox.Environment(), fileKiB: 1))
        {
            var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.Contains("FileNotWritable", said, StringComparison.Ordinal);
        }

        Assert.Equal(1024, new FileInfo(journal).Length);
        var converted = before.Count(o => StoredObjects.KindOf(sandbox.Stored(bucket, o.Key)!) == "DsseKms");
        Assert.InRange(converted, 10, Objects - 1);
        var rest = engine.Require(Convert).Single();
        Assert.True(rest.Get<int>("DoneBefore") > 0);
        AssertConverted(bucket, before);
    }

    private const string Convert = "Convert-S3ObjectEncryption $bucket -To DsseKms -KmsKeyId alias/logs -KeepVersion -Journal \"$Folder/$bucket.journal\"";

    // For a longer look: S3ENCRYPTION_TEST_KILLS=100.
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("S3ENCRYPTION_TEST_KILLS"), out var kills) ? kills : 5;

    private HostedEngine Engine(out string bucket)
    {
        var engine = sandbox.As();
        bucket = sandbox.NewSseCBucket();
        engine.Set("bucket", bucket);
        sandbox.Server.Buckets.Find(bucket)!.Ownership = ObjectOwnership.ObjectWriter;
        var owner = CanonicalId.Of(sandbox.Server.AccountId);
        var acl = new AccessControlList(owner, [new Grant(Grantee.Canonical(owner), Permission.FullControl), new Grant(Grantee.LogDelivery, Permission.Read)]);
        _ = engine.Require($"$null = Send-S3EncryptedObject '{sandbox.NewFile(99)}' $bucket o00 -Encryption SseS3 -Metadata @{{ owner = 'ops' }} -Tag @{{ cost = '42' }}");
        for (var i = 0; i < Objects; i++) _ = sandbox.Change(bucket, "o00", stored => stored with { Key = $"o{i:00}", Acl = acl });
        sandbox.Server.Buckets.Find(bucket)!.Objects.Versioning = Versioning.Enabled;
        return engine;
    }

    private List<(string Key, Blob Body, IReadOnlyList<string> Headers, IReadOnlyList<Grant> Grants)> Described(string bucket) =>
    [
        .. Enumerable.Range(0, Objects).Select(i => sandbox.Stored(bucket, $"o{i:00}")!)
            .Select(o => (o.Key, o.Body, StoredObjects.Described(o), (IReadOnlyList<Grant>)[.. o.Acl!.Grants.OrderBy(g => g.ToString())])),
    ];

    private void AssertConverted(string bucket, List<(string Key, Blob Body, IReadOnlyList<string> Headers, IReadOnlyList<Grant> Grants)> before)
    {
        var after = Described(bucket);
        Assert.Equal(before.Count, after.Count);
        foreach (var (was, now) in before.Zip(after))
        {
            Assert.Equal("DsseKms", StoredObjects.KindOf(sandbox.Stored(bucket, now.Key)!));
            Assert.Same(was.Body, now.Body);
            Assert.Equal(was.Headers, now.Headers);
            Assert.Equal(was.Grants, now.Grants);
            // As it was, and as it is: a second conversion would have left a third.
            Assert.Equal(2, sandbox.Server.Buckets.Find(bucket)!.Objects.Versions(now.Key).Count);
        }

        Assert.Equal(0, sandbox.UnfinishedUploads(bucket));
    }
}
