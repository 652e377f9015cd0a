using System.Linq;
using System.Threading.Tasks;
using S3Encryption.RealServers.Server;
using Xunit;

namespace S3Encryption.RealServers.Keys;

public sealed class TestSseCKeyTests(RgwServer server) : RgwTest(server)
{
    [Fact]
    public async Task The_right_key_is_found_behind_wrong_ones_on_a_server_that_answers_them_400()
    {
        _ = await Bucket.PutAsync("a", [1], Material);
        var tested = Run("Test-SseCKey $bucket a -SseCKey (New-SseCKey), (New-SseCKey), $given @server", ("given", KeyFile()));
        Assert.Empty(tested.AllErrors);
        Assert.Equal([false, false, true], tested.Output.Select(r => (bool)r.Properties["Opens"].Value));
        var none = Run("Test-SseCKey $bucket a -SseCKey (New-SseCKey), (New-SseCKey) -Quiet @server");
        Assert.Empty(none.AllErrors);
        Assert.Equal(false, Assert.Single(none.Output).BaseObject);
    }

    [Fact]
    public async Task An_object_without_a_key_is_told_apart_from_one_whose_key_is_missing()
    {
        _ = await Bucket.PutAsync("plain", [1]);
        var tested = Run("Test-SseCKey $bucket plain -SseCKey (New-SseCKey), (New-SseCKey) @server");
        Assert.StartsWith("ObjectNotSseC,", Assert.Single(tested.AllErrors).FullyQualifiedErrorId);
    }

    private string KeyFile() => "fileb://" + NewFile("a.key", Material);
}
