using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Keys;

public sealed class NewSseCKeyTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void A_key_file_holds_exactly_the_key_whose_fingerprint_is_shown()
    {
        using var engine = sandbox.As();
        var path = sandbox.NewPath(".key");
        var key = EngineAssert.OneObject(engine.Run($"New-SseCKey logs -OutFile '{path}'"));
        var material = File.ReadAllBytes(path);
        Assert.Equal(32, material.Length);
        Assert.Equal(Convert.ToBase64String(MD5.HashData(material)), key.Get<string>("KeyMD5"));
        Assert.Equal("SHA256:" + Convert.ToBase64String(SHA256.HashData(material)).TrimEnd('='), key.Get<string>("Fingerprint"));
    }

    [Fact]
    public void A_key_file_can_be_read_by_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps access lists instead of modes.");
            return;
        }

        using var engine = sandbox.As();
        var path = sandbox.NewPath(".key");
        _ = engine.Require($"New-SseCKey -OutFile '{path}'");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_key_file_that_exists_is_never_overwritten_or_the_only_copy_of_a_key_is_lost()
    {
        using var engine = sandbox.As();
        var path = sandbox.NewPath(".key");
        File.WriteAllText(path, "another key");
        _ = EngineAssert.OneError(engine.Run($"New-SseCKey -OutFile '{path}'"), "FileExists", path, "only copy");
        Assert.Equal("another key", File.ReadAllText(path));
    }

    [Fact]
    public void WhatIf_makes_no_key_file()
    {
        using var engine = sandbox.As();
        var path = sandbox.NewPath(".key");
        Assert.Empty(engine.Require($"New-SseCKey -OutFile '{path}' -WhatIf"));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void No_two_keys_are_the_same()
    {
        using var engine = sandbox.As();
        var fingerprints = engine.Require("1..200 | ForEach-Object { New-SseCKey }").Select(k => k.Get<string>("Fingerprint"));
        Assert.Equal(200, fingerprints.Distinct().Count());
    }

    [Fact]
    public void A_KMS_data_key_carries_a_wrapped_copy_and_opens_what_it_stored()
    {
        using var engine = sandbox.As();
        var file = sandbox.NewFile(1000);
        var copy = sandbox.NewPath();
        var key = EngineAssert.OneObject(engine.Run("$key = New-SseCKey -KmsKeyId alias/logs; $key"));
        Assert.NotEmpty(key.Get<string>("WrappedKey"));
        Assert.Contains(":key/", key.Get<string>("KmsKeyArn"));
        _ = engine.Require(
            $"Send-S3SseCObject '{file}' open data-key -SseCKey $key; Receive-S3SseCObject open data-key '{copy}' -SseCKey $key");
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(copy));
    }

    [Fact]
    public void A_KMS_data_key_is_not_asked_for_over_plain_http_where_anyone_could_read_it()
    {
        using var engine = sandbox.As();
        sandbox.Server.Requests.Clear();
        _ = EngineAssert.OneError(
            engine.Run($"New-SseCKey -KmsKeyId alias/logs -EndpointUrl {sandbox.Server.HttpEndpoint}"), "SseCOverHttp", "https");
        Assert.Empty(sandbox.Server.Requests.Snapshot());
    }

    [Theory]
    [InlineData("alias/none", "KmsKeyNotFound")]
    [InlineData("alias/off", "KmsKeyDisabled")]
    [InlineData("alias/leaving", "KmsKeyPendingDeletion")]
    [InlineData("alias/rsa", "KmsKeyUnsuitable")]
    public void A_KMS_key_that_cannot_make_keys_is_a_clear_error(string alias, string id)
    {
        using var engine = sandbox.As();
        var result = engine.Run($"New-SseCKey -KmsKeyId {alias}");
        _ = EngineAssert.OneError(result, id);
        Assert.Empty(result.Output);
    }
}
