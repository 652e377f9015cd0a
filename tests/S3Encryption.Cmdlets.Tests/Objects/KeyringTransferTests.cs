using System.IO;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>With a keyring nobody has to know which key an object has.</summary>
public sealed class KeyringTransferTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Theory]
    [InlineData(100)]
    [InlineData(9 << 20)]
    public void What_was_sent_under_an_older_key_still_comes_back_after_a_rotation(int size)
    {
        using var engine = Engine();
        var (old, now) = (sandbox.NewFile(size), sandbox.NewFile(size));
        _ = engine.Require($"""
            New-SseCKey one -KmsKeyId alias/logs | Save-SseCKey $ring
            Send-S3SseCObject '{old}' open rotation/old -Keyring $ring
            New-SseCKey two -KmsKeyId alias/logs | Save-SseCKey $ring
            Send-S3SseCObject '{now}' open rotation/now -Keyring $ring
            """);
        var back = sandbox.NewPath("");
        Assert.Equal(2, engine.Require($"Receive-S3SseCObject open rotation/ '{back}' -Recurse -Keyring $ring").Count);
        Assert.Equal(File.ReadAllBytes(old), File.ReadAllBytes(Path.Combine(back, "old")));
        Assert.Equal(File.ReadAllBytes(now), File.ReadAllBytes(Path.Combine(back, "now")));
    }

    [Fact]
    public void A_tag_with_the_fingerprint_says_which_key_to_take_without_trying_others()
    {
        using var engine = Engine();
        var (file, back) = (sandbox.NewFile(100), sandbox.NewPath());
        _ = engine.Require($"""
            $first = New-SseCKey first -KmsKeyId alias/logs
            $first | Save-SseCKey $ring
            Send-S3SseCObject '{file}' open tagged -Keyring $ring -TagKey sse-c-key
            1..4 | ForEach-Object {"{"} New-SseCKey "later$_" -KmsKeyId alias/logs | Save-SseCKey $ring {"}"}
            """);
        var tag = Assert.Single(sandbox.Stored("open", "tagged")!.Headers.Tags);
        Assert.Equal(("sse-c-key", engine.Require("$first.Fingerprint").Single().ToString()), (tag.Key, tag.Value));
        sandbox.Server.Requests.Clear();
        _ = engine.Require($"Receive-S3SseCObject open tagged '{back}' -Keyring $ring -TagKey sse-c-key");
        Assert.InRange(sandbox.Seen("HeadObject", "tagged").Count, 0, 1);
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(back));
    }

    [Fact]
    public void A_keyring_without_the_key_says_so_and_leaves_no_file()
    {
        using var engine = Engine();
        var back = sandbox.NewPath();
        _ = engine.Require($"""
            New-SseCKey a -KmsKeyId alias/logs | Save-SseCKey $ring
            Send-S3SseCObject '{sandbox.NewFile(10)}' open foreign -SseCKey (New-SseCKey) -WarningAction Ignore
            """);
        _ = EngineAssert.OneError(
            engine.Run($"Receive-S3SseCObject open foreign '{back}' -Keyring $ring"), "NoSseCKey", "s3://open/foreign");
        Assert.False(File.Exists(back));
    }

    private HostedEngine Engine()
    {
        var engine = sandbox.As();
        engine.Set("ring", sandbox.NewPath(""));
        return engine;
    }
}
