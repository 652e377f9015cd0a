using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Keys;

public sealed class TestSseCKeyTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void Each_key_that_is_tried_has_its_result_and_costs_one_request()
    {
        using var engine = Engine();
        sandbox.Server.Requests.Clear();
        var results = engine.Require("Test-SseCKey open tested -SseCKey $wrong, $right, $other");
        Assert.Equal([false, true], results.Select(r => r.Get<bool>("Opens")));
        Assert.Equal(
            engine.Require("$wrong.Fingerprint; $right.Fingerprint").Select(f => f.ToString()),
            results.Select(r => r.Get<string>("Fingerprint")));
        Assert.Equal(2, sandbox.Seen("HeadObject").Count);
    }

    [Theory]
    [InlineData("Test-SseCKey s3://open/tested -SseCKey $right -Quiet", true)]
    [InlineData("Test-SseCKey open tested -SseCKey $wrong, $other -Quiet", false)]
    [InlineData("Test-SseCKey open tested -Keyring $ring -Quiet", true)]
    [InlineData("Test-SseCKey open tested -SseCKey $wrong -Keyring $ring -Quiet", true)]
    [InlineData("[pscustomobject]@{ BucketName = 'open'; Key = 'tested' } | Test-SseCKey -SseCKey $right -Quiet", true)]
    public void Quiet_says_whether_one_of_them_opens_it(string script, bool expected)
    {
        using var engine = Engine();
        Assert.Equal(expected, EngineAssert.OneObject(engine.Run(script)).BaseObject);
    }

    [Fact]
    public void Many_objects_can_be_tested_at_once_and_one_that_is_not_there_is_its_own_error()
    {
        using var engine = Engine();
        var result = engine.Run("""
            'tested', 'none', 'tested' | ForEach-Object { [pscustomobject]@{ BucketName = 'open'; Key = $_ } } |
                Test-SseCKey -SseCKey $right
            """);
        Assert.Equal(2, result.Output.Count);
        _ = EngineAssert.OneError(result, "ObjectNotFound", "none");
    }

    [Fact]
    public void An_object_that_takes_no_key_is_told_apart_from_one_whose_key_is_missing()
    {
        using var engine = Engine();
        _ = engine.Require("$null = Send-S3EncryptedObject $file open tested-plain");
        _ = EngineAssert.OneError(engine.Run("Test-SseCKey open tested-plain -SseCKey $right, $wrong -Quiet"), "ObjectNotSseC");
    }

    [Fact]
    public void Without_a_key_to_try_nothing_is_sent()
    {
        using var engine = Engine();
        sandbox.Server.Requests.Clear();
        _ = EngineAssert.OneError(engine.Run("Test-SseCKey open tested"), "NoSseCKey", "-Keyring");
        Assert.Empty(sandbox.Server.Requests.Snapshot());
    }

    [Fact]
    public void A_key_is_not_tried_over_plain_http()
    {
        using var engine = Engine();
        sandbox.Server.Requests.Clear();
        _ = EngineAssert.OneError(
            engine.Run($"Test-SseCKey open tested -SseCKey $right -EndpointUrl {sandbox.Server.HttpEndpoint}"), "SseCOverHttp");
        Assert.Empty(sandbox.Server.Requests.Snapshot());
    }

    private HostedEngine Engine()
    {
        var engine = sandbox.As();
        engine.Set("ring", sandbox.NewPath(""));
        engine.Set("file", sandbox.NewFile(100));
        _ = engine.Require("""
            $right = New-SseCKey right -KmsKeyId alias/logs
            $wrong, $other = New-SseCKey wrong -Count 2
            New-SseCKey newer -KmsKeyId alias/logs | Save-SseCKey $ring
            $right | Save-SseCKey $ring
            $null = Send-S3SseCObject $file open tested -SseCKey $right
            """);
        return engine;
    }
}
