using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

public sealed class AclTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Everybody = "http://acs.amazonaws.com/groups/global/AllUsers";
    private const string Logs = "http://acs.amazonaws.com/groups/s3/LogDelivery";
    private const string SomeId = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private readonly SandboxClient _admin = sandbox.Admin;

    [Fact]
    public async Task A_new_bucket_and_object_are_their_owners_alone()
    {
        var bucket = await sandbox.BucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}/o", "x");
        foreach (var target in new[] { $"/{bucket}?acl", $"/{bucket}/o?acl" })
        {
            var got = await _admin.SendAsync("GET", target);
            var ids = got.Elements("ID");
            Assert.Equal(2, ids.Count);
            Assert.Equal(ids[0], ids[1]);
            Assert.Equal("FULL_CONTROL", Assert.Single(got.Elements("Permission")));
        }
    }

    [Theory]
    [InlineData("private", "")]
    [InlineData("public-read", Everybody + " READ")]
    [InlineData("public-read-write", Everybody + " READ," + Everybody + " WRITE")]
    [InlineData("authenticated-read", "http://acs.amazonaws.com/groups/global/AuthenticatedUsers READ")]
    [InlineData("log-delivery-write", Logs + " WRITE," + Logs + " READ_ACP")]
    [InlineData("aws-exec-read", "6aa5a366c34c1cbe25dc49211496e913e0351eb0e8c37aa3477e40942ec6b97c READ")]
    [InlineData("bucket-owner-full-control", "")]
    public async Task A_canned_ACL_comes_back_as_its_grants(string canned, string grants)
    {
        var bucket = await OpenBucketAsync();
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}?acl", null, ("x-amz-acl", canned))).Status);
        var got = await _admin.SendAsync("GET", $"/{bucket}?acl");
        var owner = got.Element("ID");
        Assert.Equal(owner + " FULL_CONTROL" + (grants.Length == 0 ? "" : "," + grants), Grants(got));
    }

    [Fact]
    public async Task Grants_in_headers_and_in_a_document_come_back_as_they_were_given()
    {
        var bucket = await OpenBucketAsync();
        var read = ("x-amz-grant-read", $"id=\"{SomeId}\", uri=\"{Everybody}\"");
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x", read, ("x-amz-grant-write-acp", "id=" + SomeId))).Status);
        var got = await _admin.SendAsync("GET", $"/{bucket}/o?acl");
        Assert.Equal($"{SomeId} READ,{Everybody} READ,{SomeId} WRITE_ACP", Grants(got));
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o?acl", got.Text)).Status);
        Assert.Equal(got.Text, (await _admin.SendAsync("GET", $"/{bucket}/o?acl")).Text);
    }

    [Theory]
    [InlineData("x-amz-acl", "secret", "InvalidArgument")]
    [InlineData("x-amz-grant-read", "id=abc", "InvalidArgument")]
    [InlineData("x-amz-grant-read", "uri=http://example.org/group", "InvalidArgument")]
    [InlineData("x-amz-grant-read", "nonsense", "InvalidArgument")]
    [InlineData("x-amz-grant-read", "emailAddress=a@example.org", "UnresolvableGrantByEmailAddress")]
    [InlineData("x-amz-meta-nothing", "", "MissingSecurityHeader")]
    public async Task Headers_that_grant_nothing_to_anybody_are_refused(string header, string value, string code) =>
        Assert.Equal(code, (await _admin.SendAsync("PUT", $"/{await OpenBucketAsync()}?acl", null, (header, value))).Error.Code);

    [Theory]
    [InlineData("<AccessControlPolicy/>", "MalformedACLError")]
    [InlineData("not XML", "MalformedACLError")]
    [InlineData("<AccessControlPolicy><Owner/><AccessControlList><Grant/></AccessControlList></AccessControlPolicy>", "MalformedACLError")]
    [InlineData(
        "<AccessControlPolicy><Owner/><AccessControlList><Grant>"
            + "<Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\"><ID>x</ID></Grantee>"
            + "<Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>",
        "InvalidArgument")]
    [InlineData("<AccessControlPolicy><Owner><ID>x</ID></Owner><AccessControlList/></AccessControlPolicy>", "AccessDenied")]
    public async Task A_document_that_is_no_ACL_is_refused(string document, string code) =>
        Assert.Equal(code, (await _admin.SendAsync("PUT", $"/{await OpenBucketAsync()}?acl", document)).Error.Code);

    [Fact]
    public async Task Where_the_bucket_owner_owns_everything_no_ACL_is_taken()
    {
        var bucket = await sandbox.BucketAsync();
        var refusal = (400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
        Assert.Equal(refusal, (await _admin.SendAsync("PUT", $"/{bucket}?acl", null, ("x-amz-acl", "private"))).Error);
        Assert.Equal(refusal, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("x-amz-acl", "public-read"))).Error);
        Assert.Equal(refusal, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("x-amz-grant-read", "id=" + SomeId))).Error);
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}/o", "x", ("x-amz-acl", "bucket-owner-full-control"))).Status);
        Assert.Equal(refusal, (await _admin.SendAsync("PUT", $"/{bucket}/o?acl", null, ("x-amz-acl", "public-read"))).Error);
    }

    [Fact]
    public async Task ACLs_cannot_be_turned_off_while_the_bucket_is_shared_by_one()
    {
        var bucket = await OpenBucketAsync();
        _ = await _admin.SendAsync("PUT", $"/{bucket}?acl", null, ("x-amz-acl", "public-read"));
        var refused = await _admin.SendAsync("PUT", $"/{bucket}?ownershipControls", Ownership("BucketOwnerEnforced"));
        Assert.Equal((400, "InvalidBucketAclWithObjectOwnership"), (refused.Error.Status, refused.Error.Code));
        _ = await _admin.SendAsync("PUT", $"/{bucket}?acl", null, ("x-amz-acl", "private"));
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}?ownershipControls", Ownership("BucketOwnerEnforced"))).Status);
        Assert.Equal("BucketOwnerEnforced", (await _admin.SendAsync("GET", $"/{bucket}?ownershipControls")).Element("ObjectOwnership"));
        Assert.Equal("MalformedXML", (await _admin.SendAsync("PUT", $"/{bucket}?ownershipControls", Ownership("Nobody"))).Error.Code);
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"/{bucket}?ownershipControls")).Status);
        Assert.Equal("OwnershipControlsNotFoundError", (await _admin.SendAsync("GET", $"/{bucket}?ownershipControls")).Error.Code);
    }

    [Fact]
    public async Task A_public_ACL_needs_the_public_access_block_lifted()
    {
        var owned = ("x-amz-object-ownership", "ObjectWriter");
        var open = ("x-amz-acl", "public-read");
        Assert.Equal("InvalidBucketAclWithObjectOwnership", (await _admin.SendAsync("PUT", "/open-1", null, open)).Error.Code);
        var blocked = await _admin.SendAsync("PUT", "/open-1", null, open, owned);
        Assert.Equal("InvalidBucketAclWithBlockPublicAccessError", blocked.Error.Code);
        Assert.Equal(200, (await _admin.SendAsync("PUT", "/open-1", null, owned)).Status);
        Assert.Equal(200, (await _admin.SendAsync("PUT", "/open-1", null, open)).Status); // it is there: rclone asks so before every upload
        var refused = await _admin.SendAsync("PUT", "/open-1?acl", null, open);
        Assert.Equal((403, "AccessDenied"), (refused.Error.Status, refused.Error.Code));
        Assert.Contains("blocked by the BlockPublicAcls block public access setting", refused.Error.Message);
        Assert.Equal(403, (await _admin.SendAsync("PUT", "/open-1/o", "x", open)).Status);
    }

    private static string Ownership(string value) =>
        $"<OwnershipControls><Rule><ObjectOwnership>{value}</ObjectOwnership></Rule></OwnershipControls>";

    private static string Grants(Answer got)
    {
        var grants = new System.Collections.Generic.List<string>();
        foreach (var grant in got.Xml.Descendants().Where(element => element.Name.LocalName == "Grant"))
        {
            grants.Add(string.Join(' ', grant.Descendants().Where(element => !element.HasElements).Select(element => element.Value)));
        }

        return string.Join(',', grants);
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
