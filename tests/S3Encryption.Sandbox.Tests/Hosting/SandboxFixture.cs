using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Hosting;
using S3Encryption.Sandbox.Identity;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Hosting;

/// <summary>
/// One sandbox for the tests of a class, which use buckets of their own. Fails where the sandbox answered any of them with 500.
/// </summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    private int _buckets;

    public SandboxServer Server { get; private set; } = null!;

    public SandboxClient Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await SandboxServer.StartAsync(
            new SandboxOptions { HttpPort = 0, MemoryBodyLimit = 256 * 1024 }, TestContext.Current.CancellationToken);
        Admin = As("admin");
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Server.DisposeAsync();
        Assert.Empty(Server.UnexpectedErrors);
    }

    public Principal Principal(string name) => Server.Principals.All.Single(principal => principal.Name == name);

    public SandboxClient As(string? principal, bool tls = true, string service = "s3") =>
        new(Server, principal is null ? null : Principal(principal), tls, service);

    /// <summary>A client for a new principal who may do all of S3 and KMS but one action.</summary>
    public SandboxClient Without(string action)
    {
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:*\",\"kms:*\"],\"Resource\":\"*\"},"
            + "{\"Effect\":\"Deny\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}]}";
        var name = "without-" + action.Replace(':', '-');
        Server.Principals.Add(DefaultPrincipals.User(name, Server.AccountId) with
        {
            Policies = [PolicyDocument.Parse(policy, PolicyKind.Identity)],
        });
        return As(name);
    }

    /// <summary>A new bucket, as AWS makes it; with <paramref name="allowSseC"/> SSE-C is no longer blocked.</summary>
    public async Task<string> BucketAsync(bool allowSseC = false)
    {
        var name = "bucket-" + System.Threading.Interlocked.Increment(ref _buckets);
        Assert.Equal(200, (await Admin.SendAsync("PUT", "/" + name)).Status);
        if (allowSseC)
        {
            await EncryptAsync(name, "AES256", blocked: "NONE");
        }

        return name;
    }

    /// <summary>A new bucket that keeps versions.</summary>
    public async Task<string> VersionedBucketAsync(bool allowSseC = false)
    {
        var name = await BucketAsync(allowSseC);
        await SetVersioningAsync(name, "Enabled");
        return name;
    }

    public async Task SetVersioningAsync(string bucket, string status)
    {
        var document = $"<VersioningConfiguration><Status>{status}</Status></VersioningConfiguration>";
        Assert.Equal(200, (await Admin.SendAsync("PUT", "/" + bucket + "?versioning", document)).Status);
        Assert.Equal(status, (await Admin.SendAsync("GET", "/" + bucket + "?versioning")).Element("Status"));
    }

    /// <summary>Sets the default encryption.</summary>
    public async Task EncryptAsync(string bucket, string algorithm, string? keyId = null, bool bucketKey = false, string? blocked = null)
    {
        var answer = await Admin.SendAsync("PUT", "/" + bucket + "?encryption", EncryptionDocument(algorithm, keyId, bucketKey, blocked));
        Assert.Equal((200, ""), (answer.Status, answer.Text));
    }

    public static string EncryptionDocument(string algorithm, string? keyId = null, bool bucketKey = false, string? blocked = null) =>
        "<ServerSideEncryptionConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Rule>"
        + "<ApplyServerSideEncryptionByDefault><SSEAlgorithm>" + algorithm + "</SSEAlgorithm>"
        + (keyId is null ? "" : "<KMSMasterKeyID>" + keyId + "</KMSMasterKeyID>")
        + "</ApplyServerSideEncryptionByDefault>"
        + "<BucketKeyEnabled>" + (bucketKey ? "true" : "false") + "</BucketKeyEnabled>"
        + (blocked is null ? "" : "<BlockedEncryptionTypes><EncryptionType>" + blocked + "</EncryptionType></BlockedEncryptionTypes>")
        + "</Rule></ServerSideEncryptionConfiguration>";
}
