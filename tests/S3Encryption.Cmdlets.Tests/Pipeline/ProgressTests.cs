using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Pipeline;

/// <summary>Who waits sees how far it is, and nothing is left on the screen.</summary>
public sealed class ProgressTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int Size = 600_000;

    [Fact]
    public void Of_several_transfers_each_is_shown_below_all_together()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        engine.Set("bucket", bucket);
        _ = engine.Require($"$null = 'a', 'b' | ForEach-Object {{ Send-S3EncryptedObject '{sandbox.NewFile(Size)}' $bucket $_ }}");
        sandbox.Server.Faults.Add(new Fault { Operation = "GetObject", Bucket = bucket, Times = 100, Action = new LimitRate(Size / 3) });
        var folder = Directory.CreateDirectory(sandbox.NewPath("")).FullName;
        var result = engine.Run($"Get-S3ObjectEncryption $bucket | Receive-S3EncryptedObject -Path '{folder}'");
        Assert.Empty(result.AllErrors);
        var together = result.Progress.Where(p => p.ActivityId == 0).ToList();
        Assert.Contains(together, p => p.Activity == "Receiving" && p.StatusDescription.Contains("under way"));
        var each = result.Progress.Where(p => p.ActivityId != 0 && p.RecordType == ProgressRecordType.Processing).ToList();
        Assert.NotEmpty(each);
        Assert.All(each, p => Assert.Equal(0, p.ParentActivityId));
        Assert.All(each, p => Assert.InRange(p.PercentComplete, 0, 100));
        Assert.Contains(each, p => p.SecondsRemaining > 0);
        AssertGone(result.Progress);
    }

    [Fact]
    public void An_audit_says_how_many_and_how_fast_and_who_wants_silence_has_it()
    {
        using var engine = sandbox.As();
        var bucket = sandbox.NewBucket();
        engine.Set("bucket", bucket);
        _ = engine.Require($"$null = 1..8 | ForEach-Object {{ Send-S3EncryptedObject '{sandbox.NewFile(1)}' $bucket \"o$_\" }}");
        sandbox.Server.Faults.Add(new Fault { Operation = "HeadObject", Bucket = bucket, Times = 100, Action = new Delay(400) });
        var result = engine.Run("Get-S3ObjectEncryption $bucket -ThrottleLimit 1");
        Assert.Equal(8, result.Output.Count);
        Assert.Contains(result.Progress, p => p.Activity == $"Reading s3://{bucket}" && p.StatusDescription.Contains("objects, "));
        AssertGone(result.Progress);
        Assert.Empty(engine.Run("$ProgressPreference = 'SilentlyContinue'; Get-S3ObjectEncryption $bucket -ThrottleLimit 1").Progress);
    }

    private static void AssertGone(IReadOnlyList<ProgressRecord> progress) =>
        Assert.All(progress.GroupBy(p => p.ActivityId), bar => Assert.Equal(ProgressRecordType.Completed, bar.Last().RecordType));
}
