using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Tests.Hosting;
using S3Encryption.Sandbox.Tests.S3.Posts;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

/// <summary>What ACLs allow to whom: nobody, another account, and users of the bucket's own.</summary>
public sealed class AclAccessTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private readonly SandboxClient _admin = sandbox.Admin;

    [Fact]
    public async Task A_public_object_is_everybodys_to_read_until_public_ACLs_are_ignored()
    {
        var bucket = await OpenBucketAsync();
        using var nobody = sandbox.As(null);
        _ = await _admin.SendAsync("PUT", $"/{bucket}/open", "x", ("x-amz-acl", "public-read"));
        _ = await _admin.SendAsync("PUT", $"/{bucket}/closed", "x");
        Assert.Equal("x", (await nobody.SendAsync("GET", $"/{bucket}/open")).Text);
        Assert.Equal(403, (await nobody.SendAsync("GET", $"/{bucket}/closed")).Status);
        Assert.Equal(403, (await nobody.SendAsync("GET", $"/{bucket}/open?acl")).Status);
        Assert.Equal(403, (await nobody.SendAsync("GET", $"/{bucket}")).Status);
        Assert.Equal(403, (await nobody.SendAsync("PUT", $"/{bucket}/open", "y")).Status);
        _ = await _admin.SendAsync(
            "PUT",
            $"/{bucket}?publicAccessBlock",
            "<PublicAccessBlockConfiguration><IgnorePublicAcls>true</IgnorePublicAcls></PublicAccessBlockConfiguration>");
        Assert.Equal(403, (await nobody.SendAsync("GET", $"/{bucket}/open")).Status);
    }

    [Fact]
    public async Task A_public_bucket_can_be_listed_and_written_by_nobody_in_particular()
    {
        var bucket = await OpenBucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}?acl", null, ("x-amz-acl", "public-read-write"));
        using var nobody = sandbox.As(null);
        Assert.Equal(200, (await nobody.SendAsync("PUT", $"/{bucket}/o", "x")).Status);
        Assert.Equal(["o"], (await nobody.SendAsync("GET", $"/{bucket}?list-type=2")).Elements("Key"));
        Assert.Equal(403, (await nobody.SendAsync("GET", $"/{bucket}?acl")).Status);
        Assert.Equal(204, (await nobody.SendAsync("DELETE", $"/{bucket}/o")).Status);
        Assert.Equal("NoSuchKey", (await nobody.SendAsync("GET", $"/{bucket}/o")).Error.Code);
    }

    [Fact]
    public async Task Who_uploads_by_the_buckets_ACL_says_who_may_read_it_unless_a_policy_denies_that()
    {
        var bucket = await OpenBucketAsync();
        const string Everybody = "uri=http://acs.amazonaws.com/groups/global/AllUsers";
        _ = await _admin.SendAsync("PUT", $"/{bucket}?acl", null, ("x-amz-grant-write", Everybody));
        using var nobody = sandbox.As(null);
        var form = new BrowserForm().WithUnlisted("key", "o").WithUnlisted("acl", "public-read");
        Assert.Equal(204, (await form.SendAsync(nobody, bucket, "x")).Status);
        Assert.Equal("x", (await nobody.SendAsync("GET", $"/{bucket}/o")).Text);
        Assert.Equal(403, (await nobody.SendAsync("PUT", $"/{bucket}/o?acl", null, ("x-amz-acl", "private"))).Status);
        var policy = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Deny","Principal":"*","Action":"s3:PutObjectAcl","Resource":"arn:aws:s3:::BUCKET/*"}]}
            """.Replace("BUCKET", bucket);
        Assert.Equal(204, (await _admin.SendAsync("PUT", $"/{bucket}?policy", policy)).Status);
        Assert.Equal(403, (await form.SendAsync(nobody, bucket, "x")).Status);
    }

    [Fact]
    public async Task A_grant_to_an_account_is_that_accounts_alone()
    {
        var bucket = await OpenBucketAsync();
        using var other = Other("444455556666");
        using var third = Other("777788889999");
        var id = (await other.SendAsync("GET", "/")).Element("ID");
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("x-amz-grant-read", "id=" + id), ("x-amz-grant-read-acp", "id=" + id));
        Assert.Equal("x", (await other.SendAsync("GET", $"/{bucket}/o")).Text);
        Assert.Equal(id, (await other.SendAsync("GET", $"/{bucket}/o?acl")).Elements("ID")[1]);
        Assert.Equal(403, (await other.SendAsync("PUT", $"/{bucket}/o?acl", null, ("x-amz-acl", "public-read"))).Status);
        Assert.Equal(403, (await third.SendAsync("GET", $"/{bucket}/o")).Status);
    }

    [Fact]
    public async Task Everybody_with_an_account_is_not_everybody()
    {
        var bucket = await OpenBucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("x-amz-acl", "authenticated-read"));
        using var other = Other("444455557777");
        using var nobody = sandbox.As(null);
        using var auditor = sandbox.As("auditor");
        Assert.Equal(200, (await other.SendAsync("HEAD", $"/{bucket}/o")).Status);
        Assert.Equal(200, (await auditor.SendAsync("HEAD", $"/{bucket}/o")).Status);
        Assert.Equal(403, (await nobody.SendAsync("HEAD", $"/{bucket}/o")).Status);
    }

    [Fact]
    public async Task A_deny_in_the_policy_beats_every_ACL()
    {
        var bucket = await OpenBucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("x-amz-acl", "public-read"));
        var policy = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::111122223333:user/admin"},
               "Action":"s3:GetObject","Resource":"arn:aws:s3:::BUCKET/*"}]}
            """.Replace("BUCKET", bucket);
        Assert.Equal(204, (await _admin.SendAsync("PUT", $"/{bucket}?policy", policy)).Status);
        using var nobody = sandbox.As(null);
        Assert.Equal(403, (await nobody.SendAsync("GET", $"/{bucket}/o")).Status);
    }

    [Fact]
    public async Task What_another_account_uploads_is_its_own_unless_it_is_handed_over()
    {
        var bucket = await OpenBucketAsync();
        using var other = Other("444455558888");
        var mine = (await _admin.SendAsync("GET", "/")).Element("ID");
        var theirs = (await other.SendAsync("GET", "/")).Element("ID");
        _ = await _admin.SendAsync("PUT", $"/{bucket}?acl", null, ("x-amz-grant-write", "id=" + theirs));
        Assert.Equal(200, (await other.SendAsync("PUT", $"/{bucket}/kept", "x")).Status);
        Assert.Equal(theirs, (await _admin.SendAsync("GET", $"/{bucket}/kept?acl")).Element("ID"));
        _ = await _admin.SendAsync("PUT", $"/{bucket}?ownershipControls", Ownership("BucketOwnerPreferred"));
        var handedOver = ("x-amz-acl", "bucket-owner-full-control");
        var policy = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":{"AWS":"444455558888"},"Action":"s3:PutObject*","Resource":"arn:aws:s3:::BUCKET/*"}]}
            """.Replace("BUCKET", bucket);
        Assert.Equal(204, (await _admin.SendAsync("PUT", $"/{bucket}?policy", policy)).Status);
        Assert.Equal(200, (await other.SendAsync("PUT", $"/{bucket}/given", "x", handedOver)).Status);
        Assert.Equal(mine, (await _admin.SendAsync("GET", $"/{bucket}/given?acl")).Element("ID"));
    }

    private static string Ownership(string value) =>
        $"<OwnershipControls><Rule><ObjectOwnership>{value}</ObjectOwnership></Rule></OwnershipControls>";

    /// <summary>An administrator of another account.</summary>
    private SandboxClient Other(string account)
    {
        const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
        var known = sandbox.Server.Principals.All.FirstOrDefault(principal => principal.AccountId == account);
        if (known is null)
        {
            known = new Principal
            {
                Name = "other",
                Arn = $"arn:aws:iam::{account}:user/other",
                UserId = NewCredentials.AccessKeyId("AIDA"),
                AccountId = account,
                AccessKeyId = NewCredentials.AccessKeyId("AKIA"),
                SecretAccessKey = NewCredentials.Secret(40),
                Policies = [PolicyDocument.Parse(Everything, PolicyKind.Identity)],
            };
            sandbox.Server.Principals.Add(known);
        }

        return new(sandbox.Server, known);
    }

    /// <summary>A bucket that takes ACLs, public ones too.</summary>
    private async Task<string> OpenBucketAsync()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("DELETE", $"/{bucket}?publicAccessBlock");
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}?ownershipControls", Ownership("ObjectWriter"))).Status);
        return bucket;
    }
}
