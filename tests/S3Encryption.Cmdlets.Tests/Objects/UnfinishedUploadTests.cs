using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>Parts that no object shows are found, and what one does not want to pay for goes; nothing else does.</summary>
public sealed class UnfinishedUploadTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task What_broke_off_to_be_resumed_is_shown_and_removed_and_the_object_there_stays()
    {
        using var engine = sandbox.As();
        var (file, key) = (sandbox.NewFile(20_000_000), sandbox.NewName());
        _ = engine.Require($"$key = New-SseCKey; Send-S3SseCObject '{file}' open {key} -SseCKey $key -WarningAction Ignore");
        var warnings = BreakOff(engine, key).Warnings;
        Assert.Contains(warnings, w => w.Contains($"Remove-S3EncryptedUpload s3://open/{key}", StringComparison.Ordinal));

        Assert.Equal(key, Assert.Single(engine.Require($"Get-S3EncryptedUpload s3://open/{key}")).Get<string>("Key"));
        Assert.Empty(engine.Require($"Get-S3EncryptedUpload open {key} -OlderThanDays 0.05"));
        _ = engine.Require($"Get-S3EncryptedUpload open {key} | Remove-S3EncryptedUpload -WhatIf");
        Assert.Single(engine.Require($"Get-S3EncryptedUpload open {key}"));
        _ = engine.Require($"Get-S3EncryptedUpload open {key} | Remove-S3EncryptedUpload");
        Assert.Empty(engine.Require($"Get-S3EncryptedUpload open {key}"));
        Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
    }

    [Fact]
    public void Removing_by_the_object_takes_the_uploads_to_that_very_key_and_no_others()
    {
        using var engine = sandbox.As();
        var key = sandbox.NewName();
        _ = engine.Require("$key = New-SseCKey");
        _ = BreakOff(engine, key);
        _ = BreakOff(engine, key + ".other");
        _ = engine.Require($"Remove-S3EncryptedUpload s3://open/{key}");
        Assert.Equal(key + ".other", Assert.Single(engine.Require($"Get-S3EncryptedUpload open {key}")).Get<string>("Key"));
    }

    [Fact]
    public void One_that_is_gone_already_says_so()
    {
        using var engine = sandbox.As();
        _ = EngineAssert.OneError(
            engine.Run("Remove-S3EncryptedUpload open gone -UploadId no-such-upload"), "UploadNotFound", "s3://open/gone");
    }

    /// <summary>An upload whose completion is throttled until it gives up.</summary>
    private EngineResult BreakOff(HostedEngine engine, string key)
    {
        foreach (var nth in Enumerable.Range(1, 5))
            sandbox.Server.Faults.Add(new Fault("s3", "CompleteMultipartUpload", nth, new AnswerError(503, "SlowDown", "Slow down.")));
        var broken = engine.Run($"Send-S3SseCObject '{sandbox.NewFile(20_000_000)}' open {key} -SseCKey $key -Resume");
        _ = EngineAssert.OneError(broken, "Throttled");
        return broken;
    }
}
