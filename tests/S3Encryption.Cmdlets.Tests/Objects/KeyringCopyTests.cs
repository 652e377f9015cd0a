using System.Linq;
using System.Net;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>Copies and presigned URLs of objects whose keys nobody remembers: a keyring does.</summary>
public sealed class KeyringCopyTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void A_mixed_bucket_moves_under_the_newest_key_of_the_keyring()
    {
        using var engine = sandbox.As();
        _ = engine.Require(
            "$WarningPreference = 'Ignore'; $ring = \"$Folder/mixed\"; "
                + "$old, $new = 1..2 | ForEach-Object { New-SseCKey -KmsKeyId alias/logs }; "
                + "$null = $old, $new | Save-SseCKey -Keyring $ring; "
                + $"Send-S3SseCObject '{sandbox.NewFile(10)}' open mixed/old -SseCKey $old; "
                + $"Send-S3SseCObject '{sandbox.NewFile(20)}' open mixed/new -SseCKey $new; "
                + $"Send-S3EncryptedObject '{sandbox.NewFile(30)}' open mixed/plain");
        var copies = engine.Require(
            "'old', 'new', 'plain' | ForEach-Object { \"s3://open/mixed/$_\" } | "
                + "Copy-S3EncryptedObject -Destination s3://open/moved/ -SourceKeyring $ring -Keyring $ring");
        Assert.Equal([10L, 20L, 30L], copies.Select(c => c.Get<long>("Size")).Order());
        var newest = engine.Require("$new.KeyMD5").Single().ToString();
        Assert.All(copies, c => Assert.Equal(newest, c.Get<string>("SseCKeyMD5")));
        Assert.All(new[] { "old", "new", "plain" }, n => Assert.Equal("SseC", StoredObjects.KindOf(sandbox.Stored("open", "moved/" + n)!)));
    }

    [Fact]
    public async Task A_URL_needs_no_key_at_hand_either()
    {
        using var engine = sandbox.As();
        using var client = new PresignedClient(sandbox);
        _ = engine.Require(
            "$WarningPreference = 'Ignore'; $ring = \"$Folder/urls\"; $key = New-SseCKey -KmsKeyId alias/logs; "
                + "$null = $key | Save-SseCKey -Keyring $ring");
        using var put = await client.SendAsync(
            EngineAssert.OneObject(engine.Run("New-S3PresignedUrl open ringed -Method PUT -Keyring $ring -AsPlainText")), [1, 2, 3]);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal("SseC", StoredObjects.KindOf(sandbox.Stored("open", "ringed")!));
        var url = EngineAssert.OneObject(engine.Run("New-S3PresignedUrl open ringed -Keyring $ring -AsPlainText"));
        Assert.Equal(engine.Require("$key.KeyMD5").Single().ToString(), url.Get<string>("SseCKeyMD5"));
        using var got = await client.SendAsync(url);
        Assert.Equal([1, 2, 3], await got.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Copy-S3EncryptedObject s3://open/k s3://open/l -Keyring x -KmsKeyId alias/logs", "InvalidEncryption")]
    [InlineData("Copy-S3EncryptedObject s3://open/k s3://open/l -Keyring x -SseCKey (New-SseCKey)", "NoSseCKey")]
    [InlineData("Copy-S3EncryptedObject s3://open/k s3://open/l -SourceKeyring x -SourceSseCKey (New-SseCKey)", "NoSseCKey")]
    [InlineData("Copy-S3EncryptedObject s3://open/k s3://open/l -SourceKeyring no-such-folder", "SseCKeyringNotFound")]
    [InlineData("New-S3PresignedUrl open k -Keyring x -SseCKey (New-SseCKey)", "NoSseCKey")]
    public void Key_and_keyring_do_not_contradict_each_other_in_silence(string script, string id)
    {
        using var engine = sandbox.As();
        var result = engine.Run(script);
        _ = EngineAssert.OneError(result, id);
        Assert.Empty(result.Output);
    }
}
