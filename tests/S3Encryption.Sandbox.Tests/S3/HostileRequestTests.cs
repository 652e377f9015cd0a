using System;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using S3Encryption.Sandbox.Tests.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.S3;

/// <summary>Nothing that a client sends may make the sandbox answer 500; the fixture looks for it, too.</summary>
public sealed class HostileRequestTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly string[] Methods = ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH"];
    private static readonly string[] Paths = ["/", "/hostile", "/hostile/k", "/hostile/a/../b", "/Hostile", "//x"];

    private static readonly string[] Parameters =
    [
        "acl", "encryption", "policy", "tagging", "uploads", "uploadId", "partNumber", "list-type", "max-keys", "delete", "location",
        "versionId", "prefix", "delimiter", "marker", "continuation-token", "encoding-type", "publicAccessBlock", "policyStatus",
        "max-parts", "part-number-marker", "response-content-type", "versions", "key-marker", "version-id-marker", "max-uploads",
        "upload-id-marker", "attributes", "retention", "legal-hold", "restore", "object-lock", "versioning", "inventory", "id",
        "ownershipControls", "cors", "lifecycle", "max-buckets", "AWSAccessKeyId", "Signature", "Expires",
    ];

    private static readonly string[] ParameterValues =
    [
        "", "0", "-1", "1", "2", "99999999999", "abc", "%00", "a%0D%0Ab", "null", "%F0%9F%98%80",
    ];

    private static readonly string[] Headers =
    [
        "Range", "If-Match", "If-None-Match", "x-amz-copy-source", "x-amz-copy-source-range", "x-amz-server-side-encryption",
        "x-amz-server-side-encryption-aws-kms-key-id", "x-amz-server-side-encryption-context", "x-amz-server-side-encryption-customer-key",
        "x-amz-server-side-encryption-customer-algorithm", "x-amz-server-side-encryption-customer-key-MD5", "x-amz-checksum-crc32",
        "x-amz-checksum-algorithm", "x-amz-checksum-type", "Content-MD5", "x-amz-tagging", "x-amz-metadata-directive",
        "x-amz-storage-class", "x-amz-mp-object-size", "x-amz-meta-x", "x-amz-acl", "x-amz-grant-read", "x-amz-object-lock-mode",
        "x-amz-object-lock-retain-until-date", "x-amz-object-lock-legal-hold", "x-amz-bypass-governance-retention",
        "x-amz-object-attributes", "x-amz-max-parts", "x-amz-part-number-marker", "x-amz-expected-bucket-owner", "x-amz-account-id",
        "x-amz-bucket-object-lock-enabled", "x-amz-object-ownership", "x-amz-checksum-xxhash3",
    ];

    private static readonly string[] HeaderValues =
    [
        "*", "AES256", "aws:kms", "aws:kms:dsse", "bytes=0-0", "bytes=-5", "bytes=9-1", "bytes=99999999999999999999-", "hostile/k",
        "hostile", "e30=", "eyJhIjpudWxsfQ==", "AAAA", "\"x\"", "CRC32", "FULL_OBJECT", "a=b&a=c", "REPLACE",
        "arn:aws:kms:us-east-1:111122223333:key/x", "alias/aws/s3", "public-read", "id=x", "GOVERNANCE", "ON", "true",
        "2999-01-01T00:00:00Z", "99999999999", "ETag,Checksum,ObjectParts", "hostile/k?versionId=null", "ObjectWriter",
    ];

    private static readonly string[] Bodies =
    [
        "", "x",
        "<Delete><Object><Key>a</Key></Object></Delete>",
        string.Concat(Enumerable.Repeat("<a>", 5000)),
        "{\"Statement\":[]}", "[]",
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>",
        "<Tagging><TagSet/></Tagging>", "<CreateBucketConfiguration/>", "\u0000\uFFFE",
    ];

    [Fact]
    public async Task No_request_is_answered_with_500()
    {
        _ = await sandbox.Admin.SendAsync("PUT", "/hostile");
        _ = await sandbox.Admin.SendAsync("PUT", "/hostile/k", "x");
        var pair = Gen.Select(OneOf(Parameters), OneOf(ParameterValues), (name, value) => name + "=" + value);
        var header = Gen.Select(OneOf(Headers), OneOf(HeaderValues), (name, value) => (name, value));
        await Gen.Select(OneOf(Methods), OneOf(Paths), pair.Array[0, 2], header.Array[0, 3], OneOf(Bodies)).SampleAsync(
            async (method, path, query, headers, body) =>
            {
                var content = method is "PUT" or "POST" or "PATCH" ? System.Text.Encoding.UTF8.GetBytes(body) : null;
                var answer = await sandbox.Admin.SendAsync(
                    method,
                    path + (query.Length == 0 ? "" : "?" + string.Join('&', query.Distinct())),
                    content,
                    [.. headers.DistinctBy(one => one.name, StringComparer.OrdinalIgnoreCase)]);
                Assert.NotEqual(500, answer.Status);
            },
            iter: 3000,
            threads: 1);
    }

    private static Gen<string> OneOf(string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
