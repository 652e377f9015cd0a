using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>-IfNotExists and -Newer spare what is there, also when somebody puts it there in the same moment.</summary>
public sealed class ConditionsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Theory]
    [InlineData(100)]
    [InlineData(9 << 20)]
    public async Task IfNotExists_stores_once_and_never_again(int size)
    {
        using var engine = Engine();
        var (one, two, key) = (sandbox.NewFile(size), sandbox.NewFile(size), sandbox.NewName());
        _ = EngineAssert.OneObject(engine.Run($"Send-S3SseCObject '{one}' open {key} -IfNotExists -SseCKey $key"));
        Assert.Empty(engine.Require($"Send-S3SseCObject '{two}' open {key} -IfNotExists -SseCKey $key"));
        Assert.Equal(File.ReadAllBytes(one), await sandbox.StoredBytesAsync("open", key));
        Assert.Equal(0, sandbox.UnfinishedUploads("open", key));
    }

    [Theory]
    [InlineData("Send-S3SseCObject '{0}' open {1} -SseCKey (New-SseCKey)")]
    [InlineData("Send-S3EncryptedObject '{0}' open {1}")]
    public async Task IfNotExists_spares_an_object_under_another_key(string before)
    {
        using var engine = Engine();
        var (one, two, key) = (sandbox.NewFile(100), sandbox.NewFile(100), sandbox.NewName());
        _ = engine.Require(string.Format(System.Globalization.CultureInfo.InvariantCulture, before, one, key));
        Assert.Empty(engine.Require($"Send-S3SseCObject '{two}' open {key} -IfNotExists -SseCKey $key"));
        Assert.Empty(engine.Require($"Send-S3EncryptedObject '{two}' open {key} -IfNotExists"));
        Assert.Equal(File.ReadAllBytes(one), await sandbox.StoredBytesAsync("open", key));
    }

    [Theory]
    [InlineData(100, "PutObject")]
    [InlineData(9 << 20, "CompleteMultipartUpload")]
    public async Task An_object_that_somebody_stores_between_the_look_and_the_write_is_spared(int size, string operation)
    {
        using var engine = Engine();
        var (ours, theirs, key) = (sandbox.NewFile(size), sandbox.NewFile(50), sandbox.NewName());
        _ = engine.Require($"Send-S3EncryptedObject '{theirs}' open {key}.theirs");
        sandbox.Plan(operation, key, new Delay(5000));
        var sending = engine.Start($"Send-S3SseCObject '{ours}' open {key} -IfNotExists -SseCKey $key");
        // The look is over, and the write has arrived and waits.
        Assert.True(SpinWait.SpinUntil(() => sandbox.Server.Faults.IsEmpty, TimeSpan.FromSeconds(60)));
        Assert.Single(sandbox.Seen("HeadObject", key));
        _ = sandbox.Change("open", key + ".theirs", o => o with { Key = key });
        var result = await sending.Result;
        Assert.Empty(result.AllErrors);
        Assert.Empty(result.Output);
        Assert.Equal(File.ReadAllBytes(theirs), await sandbox.StoredBytesAsync("open", key));
        Assert.Equal(0, sandbox.UnfinishedUploads("open", key));
    }

    [Fact]
    public async Task Newer_sends_a_file_only_when_it_was_written_after_the_object()
    {
        using var engine = Engine();
        var (file, key) = (sandbox.NewFile(100), sandbox.NewName());
        var send = $"Send-S3SseCObject '{file}' open {key} -Newer -SseCKey $key";
        _ = EngineAssert.OneObject(engine.Run(send));
        var first = File.ReadAllBytes(file);
        File.WriteAllText(file, "changed, but long ago");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-1));
        Assert.Empty(engine.Require(send));
        Assert.Equal(first, await sandbox.StoredBytesAsync("open", key));
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(1));
        _ = EngineAssert.OneObject(engine.Run(send));
        Assert.Equal("changed, but long ago"u8.ToArray(), await sandbox.StoredBytesAsync("open", key));
    }

    [Fact]
    public async Task Newer_replaces_nothing_that_it_may_not_look_at()
    {
        using var engine = Engine();
        var (one, two, key) = (sandbox.NewFile(100), sandbox.NewFile(100), sandbox.NewName());
        _ = engine.Require($"Send-S3SseCObject '{one}' open {key} -SseCKey (New-SseCKey)");
        File.SetLastWriteTimeUtc(two, DateTime.UtcNow.AddDays(1));
        _ = EngineAssert.OneError(
            engine.Run($"Send-S3SseCObject '{two}' open {key} -Newer -SseCKey $key"), "SseCKeyMismatch", $"s3://open/{key}");
        Assert.Equal(File.ReadAllBytes(one), await sandbox.StoredBytesAsync("open", key));
    }

    [Fact]
    public void On_the_way_back_IfNotExists_and_Newer_spare_the_file()
    {
        using var engine = Engine();
        var (file, target, key) = (sandbox.NewFile(100), sandbox.NewFile(7), sandbox.NewName());
        _ = engine.Require($"Send-S3SseCObject '{file}' open {key} -SseCKey $key");
        var before = File.ReadAllBytes(target);
        Assert.Empty(engine.Require($"Receive-S3SseCObject open {key} '{target}' -IfNotExists -SseCKey $key"));
        File.SetLastWriteTimeUtc(target, DateTime.UtcNow.AddDays(1));
        Assert.Empty(engine.Require($"Receive-S3SseCObject open {key} '{target}' -Newer -SseCKey $key"));
        Assert.Equal(before, File.ReadAllBytes(target));
        File.SetLastWriteTimeUtc(target, DateTime.UtcNow.AddDays(-1));
        _ = EngineAssert.OneObject(engine.Run($"Receive-S3SseCObject open {key} '{target}' -Newer -SseCKey $key"));
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(target));
    }

    private HostedEngine Engine()
    {
        var engine = sandbox.As();
        _ = engine.Require("$key = New-SseCKey; $PSDefaultParameterValues['Send-S3SseCObject:WarningAction'] = 'Ignore'");
        return engine;
    }
}
