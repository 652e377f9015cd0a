using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using CsCheck;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

/// <summary>
/// Every document that an operation takes, damaged in every way: none may make the sandbox answer 500; the fixture looks for it, too.
/// </summary>
public sealed partial class HostileDocumentTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    /// <summary>Operations with documents that they accept: damage that stays near them goes deepest.</summary>
    private const string Accepted = """
        PUT /hostile?versioning
        <VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>

        PUT /hostile?encryption
        <ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm>
        <KMSMasterKeyID>alias/aws/s3</KMSMasterKeyID></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled>
        <BlockedEncryptionTypes><EncryptionType>NONE</EncryptionType></BlockedEncryptionTypes></Rule></ServerSideEncryptionConfiguration>

        PUT /hostile?publicAccessBlock
        <PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls></PublicAccessBlockConfiguration>

        PUT /hostile?object-lock
        <ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention><Mode>GOVERNANCE</Mode>
        <Days>1</Days></DefaultRetention></Rule></ObjectLockConfiguration>

        PUT /hostile?ownershipControls
        <OwnershipControls><Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule></OwnershipControls>

        PUT /hostile?inventory&id=a
        <InventoryConfiguration><Id>a</Id><IsEnabled>true</IsEnabled><Destination><S3BucketDestination><Bucket>arn:aws:s3:::hostile</Bucket>
        <Format>CSV</Format><Encryption><SSE-KMS><KeyId>x</KeyId></SSE-KMS></Encryption></S3BucketDestination></Destination>
        <Filter><Prefix>p</Prefix></Filter><IncludedObjectVersions>All</IncludedObjectVersions><OptionalFields><Field>Size</Field>
        </OptionalFields><Schedule><Frequency>Daily</Frequency></Schedule></InventoryConfiguration>

        PUT /hostile?acl
        <AccessControlPolicy><Owner><ID>x</ID></Owner><AccessControlList><Grant><Grantee
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>x</ID></Grantee>
        <Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>

        PUT /hostile?policy
        {"Version":"2012-10-17","Statement":[{"Sid":"s","Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject",
        "Resource":"arn:aws:s3:::hostile/*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}

        PUT /hostile?tagging
        <Tagging><TagSet><Tag><Key>k</Key><Value>v</Value></Tag></TagSet></Tagging>

        PUT /hostile/k?tagging
        <Tagging><TagSet><Tag><Key>k</Key><Value>v</Value></Tag></TagSet></Tagging>

        PUT /hostile/k?retention
        <Retention><Mode>GOVERNANCE</Mode><RetainUntilDate>2999-01-01T00:00:00Z</RetainUntilDate></Retention>

        PUT /hostile/k?legal-hold
        <LegalHold><Status>OFF</Status></LegalHold>

        PUT /hostile/k?encryption
        <ObjectEncryption><SSE-KMS><KMSKeyArn>arn:aws:kms:us-east-1:111122223333:key/x</KMSKeyArn>
        <BucketKeyEnabled>true</BucketKeyEnabled></SSE-KMS></ObjectEncryption>

        POST /hostile/k?restore
        <RestoreRequest><Days>1</Days><GlacierJobParameters><Tier>Bulk</Tier></GlacierJobParameters></RestoreRequest>

        POST /hostile?delete
        <Delete><Quiet>false</Quiet><Object><Key>z</Key><VersionId>null</VersionId><ETag>x</ETag></Object></Delete>

        POST /hostile/u?uploadId=UPLOAD
        <CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"x"</ETag></Part></CompleteMultipartUpload>

        PUT /hostile-2
        <CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>
        """;

    private static readonly (string Target, string Document)[] Requests =
    [
        .. Accepted.ReplaceLineEndings("\n").Split("\n\n").Select(one => one.Split('\n', 2))
            .Select(one => (one[0], one[1].ReplaceLineEndings(" "))),
    ];

    private static readonly string[] Texts =
    [
        "", " ", "-1", "0", "99999999999999999999", "1e9", "NaN", "true", "Enabled", "\u0000", "&#0;", "&x;", "<![CDATA[]]>",
        "\uD800", "é\U0001F600",
        "arn:aws:kms:us-east-1:111122223333:key/x", "arn:::::", "*", "null", "{}", "[1]", "0001-01-01",
        "9999-12-31T23:59:59Z", new('x', 5000),
    ];

    internal static readonly Gen<Func<string, string>> Damage = Gen.OneOf(
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, Texts.Length - 1]).Select<(int, int), Func<string, string>>(
            pick => document => AtText(document, pick.Item1, Texts[pick.Item2])),
        Gen.Int[0, 1000].Select<int, Func<string, string>>(at => document => document[..(at % (document.Length + 1))]),
        Gen.Int[0, 1000].Select<int, Func<string, string>>(at => document => AtElement(document, at, _ => "")),
        Gen.Int[0, 1000].Select<int, Func<string, string>>(at => document => AtElement(document, at, element => element + element)),
        Gen.Int[0, 1000].Select<int, Func<string, string>>(at => document => AtElement(document, at, element => "<x>" + element + "</x>")),
        Gen.Select(Gen.Int[0, 1000], Gen.Char).Select<(int, char), Func<string, string>>(
            one => document => document.Insert(one.Item1 % (document.Length + 1), one.Item2.ToString())));

    [Fact]
    public async Task No_document_is_answered_with_500()
    {
        _ = await sandbox.Admin.SendAsync("PUT", "/hostile", null, ("x-amz-bucket-object-lock-enabled", "true"));
        _ = await sandbox.Admin.SendAsync("PUT", "/hostile/k", "x");
        var upload = (await sandbox.Admin.SendAsync("POST", "/hostile/u?uploads")).Element("UploadId");
        await Gen.Select(Gen.Int[0, Requests.Length - 1], Damage.Array[1, 3]).SampleAsync(
            async (which, damages) =>
            {
                var (line, document) = Requests[which];
                document = damages.Aggregate(document, (text, damage) => damage(text));
                var (method, target) = (line.Split(' ')[0], line.Split(' ')[1].Replace("UPLOAD", upload, StringComparison.Ordinal));
                var answer = await sandbox.Admin.SendAsync(method, target, Encoding.UTF8.GetBytes(document));
                Assert.True(answer.Status is not 500, line + ": " + document);
            },
            iter: 1500,
            threads: 1);
    }

    /// <summary>With another text in place of one of the texts, of XML or JSON.</summary>
    private static string AtText(string document, int which, string text)
    {
        var found = TextForm().Matches(document);
        return found.Count == 0 ? document : Replaced(document, found[which % found.Count].Groups[1], text);
    }

    private static string AtElement(string document, int which, Func<string, string> change)
    {
        var found = ElementForm().Matches(document);
        return found.Count == 0 ? document : Replaced(document, found[which % found.Count], change(found[which % found.Count].Value));
    }

    private static string Replaced(string document, Capture place, string text) =>
        document[..place.Index] + text + document[(place.Index + place.Length)..];

    [GeneratedRegex("(?:>|\")([^<>\"]+)(?:<|\")", RegexOptions.CultureInvariant)]
    private static partial Regex TextForm();

    [GeneratedRegex(@"<([\w-]+)[^<>]*>[^<>]*</\1>|<([\w-]+)>.*</\2>", RegexOptions.CultureInvariant)]
    private static partial Regex ElementForm();
}
