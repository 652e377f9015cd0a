using System.IO;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Hosting;
using S3Encryption.Sandbox.Tests.S3;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Hosting;

public sealed class NewBucketTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_buckets_are_as_configured()
    {
        var file = Path.GetTempFileName();
        try
        {
            const string Config = """
                { "newBuckets": { "blockSseC": false, "publicAccessBlock": false, "objectOwnership": "ObjectWriter" },
                  "buckets": [ { "name": "configured" } ] }
                """;
            await File.WriteAllTextAsync(file, Config, Cancellation);
            await using var server = await SandboxServer.StartAsync(SandboxConfig.Load(file, new SandboxOptions()), Cancellation);
            using var admin = new SandboxClient(server, server.Principals.All[0]);
            Assert.Equal(200, (await admin.SendAsync("PUT", "/created")).Status);
            foreach (var bucket in new[] { "configured", "created" })
            {
                Assert.Equal(200, (await admin.SendAsync("PUT", $"/{bucket}/o", "x", SseCHeaders.For(SseCHeaders.NewKey()))).Status);
                Assert.Equal(200, (await admin.SendAsync("PUT", $"/{bucket}/o", "x", ("x-amz-acl", "public-read"))).Status);
                Assert.Equal(404, (await admin.SendAsync("GET", $"/{bucket}?publicAccessBlock")).Status);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }
}
