using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

/// <summary>The configurations that are kept and given back: tools that show everything about a bucket read all of them.</summary>
public sealed class BucketConfigurationTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Destination =
        "<Destination><S3BucketDestination><Bucket>arn:aws:s3:::lists</Bucket><Format>CSV</Format></S3BucketDestination></Destination>";

    private readonly SandboxClient _admin = sandbox.Admin;

    [Theory]
    [InlineData("abac", 200, "Disabled")]
    [InlineData("accelerate", 200, "AccelerateConfiguration")]
    [InlineData("acl", 200, "FULL_CONTROL")]
    [InlineData("analytics", 200, "<IsTruncated>false</IsTruncated>")]
    [InlineData("cors", 404, "NoSuchCORSConfiguration")]
    [InlineData("intelligent-tiering", 200, "<IsTruncated>false</IsTruncated>")]
    [InlineData("inventory", 200, "<IsTruncated>false</IsTruncated>")]
    [InlineData("inventory&id=none", 404, "NoSuchConfiguration")]
    [InlineData("lifecycle", 404, "NoSuchLifecycleConfiguration")]
    [InlineData("logging", 200, "BucketLoggingStatus")]
    [InlineData("metrics", 200, "<IsTruncated>false</IsTruncated>")]
    [InlineData("notification", 200, "NotificationConfiguration")]
    [InlineData("ownershipControls", 200, "BucketOwnerEnforced")]
    [InlineData("policy", 404, "NoSuchBucketPolicy")]
    [InlineData("replication", 404, "ReplicationConfigurationNotFoundError")]
    [InlineData("requestPayment", 200, "<Payer>BucketOwner</Payer>")]
    [InlineData("tagging", 404, "NoSuchTagSet")]
    [InlineData("website", 404, "NoSuchWebsiteConfiguration")]
    public async Task A_new_bucket_tells_of_every_configuration_what_it_tells_at_AWS(string subresource, int status, string said)
    {
        var got = await _admin.SendAsync("GET", $"/{await sandbox.BucketAsync()}?{subresource}");
        Assert.Equal(status, got.Status);
        Assert.Contains(said, got.Text);
    }

    [Theory]
    [InlineData("cors", "<CORSConfiguration><CORSRule><ID>a</ID><AllowedHeader>*</AllowedHeader><AllowedMethod>GET</AllowedMethod>"
        + "<AllowedOrigin>https://*.example.org</AllowedOrigin><MaxAgeSeconds>60</MaxAgeSeconds></CORSRule></CORSConfiguration>")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><ID>a</ID><Filter><And><Prefix>p/</Prefix>"
        + "<Tag><Key>k</Key><Value>v</Value></Tag></And></Filter><Status>Enabled</Status>"
        + "<Transition><Days>0</Days><StorageClass>GLACIER</StorageClass></Transition>"
        + "<Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>")]
    [InlineData("tagging", "<Tagging><TagSet><Tag><Key>cost</Key><Value></Value></Tag></TagSet></Tagging>")]
    [InlineData("website", "<WebsiteConfiguration><IndexDocument><Suffix>index.html</Suffix></IndexDocument></WebsiteConfiguration>")]
    public async Task What_is_set_comes_back_whole_and_is_gone_when_deleted(string subresource, string document)
    {
        var bucket = await sandbox.BucketAsync();
        Assert.InRange((await _admin.SendAsync("PUT", $"/{bucket}?{subresource}", document)).Status, 200, 204);
        var got = await _admin.SendAsync("GET", $"/{bucket}?{subresource}");
        Assert.Equal(document, WithoutNamespace(got.Text));
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"/{bucket}?{subresource}")).Status);
        Assert.Equal(404, (await _admin.SendAsync("GET", $"/{bucket}?{subresource}")).Status);
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"/{bucket}?{subresource}")).Status);
    }

    [Theory]
    [InlineData("cors", "<CORSConfiguration/>", "MalformedXML")]
    [InlineData("cors", "<CORSConfiguration><CORSRule><AllowedMethod>FETCH</AllowedMethod><AllowedOrigin>*</AllowedOrigin></CORSRule>"
        + "</CORSConfiguration>", "InvalidRequest")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>On</Status></Rule></LifecycleConfiguration>", "MalformedXML")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status></Rule></LifecycleConfiguration>", "InvalidRequest")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Expiration><Days>0</Days></Expiration></Rule>"
        + "</LifecycleConfiguration>", "InvalidArgument")]
    [InlineData("tagging", "<Tagging><TagSet><Tag><Key>aws:x</Key><Value/></Tag></TagSet></Tagging>", "InvalidTag")]
    [InlineData("tagging", "<Tagging/>", "MalformedXML")]
    [InlineData("requestPayment", "<RequestPaymentConfiguration><Payer>Nobody</Payer></RequestPaymentConfiguration>", "MalformedXML")]
    [InlineData("abac", "<AbacStatus><Status>Perhaps</Status></AbacStatus>", "MalformedXML")]
    [InlineData("logging", "<BucketLoggingStatus><LoggingEnabled><TargetBucket>no-such-bucket</TargetBucket><TargetPrefix/>"
        + "</LoggingEnabled></BucketLoggingStatus>", "InvalidTargetBucketForLogging")]
    [InlineData("metrics", "<MetricsConfiguration><Id>a</Id></MetricsConfiguration>", "InvalidArgument")]
    public async Task A_configuration_that_S3_would_not_take_is_refused(string subresource, string document, string code) =>
        Assert.Equal(
            (400, code),
            (await _admin.SendAsync("PUT", $"/{await sandbox.BucketAsync()}?{subresource}", document)).Error is var error
                ? (error.Status, error.Code)
                : default);

    [Fact]
    public async Task An_inventory_tells_of_encryption_what_was_asked_of_it()
    {
        var bucket = await sandbox.BucketAsync();
        var document = Inventory("daily", "<Field>EncryptionStatus</Field><Field>BucketKeyStatus</Field>");
        Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}?inventory&id=daily", document)).Status);
        Assert.Equal(document, WithoutNamespace((await _admin.SendAsync("GET", $"/{bucket}?inventory&id=daily")).Text));
        Assert.Equal(204, (await _admin.SendAsync("DELETE", $"/{bucket}?inventory&id=daily")).Status);
        Assert.Equal(
            (404, "NoSuchConfiguration", "The specified configuration does not exist."),
            (await _admin.SendAsync("DELETE", $"/{bucket}?inventory&id=daily")).Error);
    }

    [Fact]
    public async Task An_inventory_that_would_go_nowhere_or_under_another_name_is_refused()
    {
        var bucket = await sandbox.BucketAsync();
        var nowhere = Inventory("a").Replace("arn:aws:s3:::lists", "lists");
        Assert.Equal("InvalidS3DestinationBucket", (await _admin.SendAsync("PUT", $"/{bucket}?inventory&id=a", nowhere)).Error.Code);
        Assert.Equal("InvalidArgument", (await _admin.SendAsync("PUT", $"/{bucket}?inventory&id=b", Inventory("a"))).Error.Code);
        Assert.Equal("InvalidArgument", (await _admin.SendAsync("PUT", $"/{bucket}?inventory", Inventory("a"))).Error.Code);
        var unknown = Inventory("a", "<Field>Colour</Field>");
        Assert.Equal("MalformedXML", (await _admin.SendAsync("PUT", $"/{bucket}?inventory&id=a", unknown)).Error.Code);
    }

    [Fact]
    public async Task A_list_of_inventories_goes_on_after_a_hundred_and_loses_none()
    {
        var bucket = await sandbox.BucketAsync();
        foreach (var id in Enumerable.Range(0, 130).Select(number => $"i{number:000}"))
        {
            Assert.Equal(200, (await _admin.SendAsync("PUT", $"/{bucket}?inventory&id={id}", Inventory(id))).Status);
        }

        var first = await _admin.SendAsync("GET", $"/{bucket}?inventory");
        Assert.Equal((100, "true"), (first.Elements("Id").Count, first.Element("IsTruncated")));
        var rest = await _admin.SendAsync("GET", $"/{bucket}?inventory&continuation-token={first.Element("NextContinuationToken")}");
        Assert.Equal((30, "false"), (rest.Elements("Id").Count, rest.Element("IsTruncated")));
        Assert.Equal(130, first.Elements("Id").Concat(rest.Elements("Id")).Distinct().Count());
    }

    [Fact]
    public async Task Tags_of_a_bucket_can_be_given_as_it_is_made()
    {
        const string Tags = "<Tags><Tag><Key>team</Key><Value>a</Value></Tag></Tags>";
        var made = await _admin.SendAsync("PUT", "/tagged-when-made", $"<CreateBucketConfiguration>{Tags}</CreateBucketConfiguration>");
        Assert.Equal(200, made.Status);
        Assert.Equal("team", (await _admin.SendAsync("GET", "/tagged-when-made?tagging")).Element("Key"));
    }

    [Fact]
    public async Task Who_may_only_read_can_see_a_configuration_and_not_set_it()
    {
        var bucket = await sandbox.BucketAsync();
        using var reader = sandbox.As("reader");
        Assert.Equal(404, (await reader.SendAsync("GET", $"/{bucket}?cors")).Status);
        var put = await reader.SendAsync("PUT", $"/{bucket}?cors", "not even XML");
        Assert.Equal(403, put.Status);
        Assert.Contains("is not authorized to perform: s3:PutBucketCORS", put.Error.Message);
    }

    private static string Inventory(string id, string fields = "") =>
        $"<InventoryConfiguration><Id>{id}</Id><IsEnabled>true</IsEnabled>"
        + "<IncludedObjectVersions>All</IncludedObjectVersions><Schedule><Frequency>Daily</Frequency></Schedule>"
        + (fields.Length == 0 ? "" : "<OptionalFields>" + fields + "</OptionalFields>") + Destination + "</InventoryConfiguration>";

    private static string WithoutNamespace(string xml) => xml
        .Replace("<?xml version=\"1.0\" encoding=\"utf-8\"?>", "")
        .Replace(" xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"", "");
}
