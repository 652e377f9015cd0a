using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using S3Encryption.Core.Objects;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

/// <summary>A request about an object names its version and its owner, and says who pays, or it is about another or is refused.</summary>
public sealed class ObjectAddressTests
{
    [Theory]
    [InlineData(true, "requester")]
    [InlineData(false, null)]
    public void A_request_says_who_pays_for_it_and_which_version_of_whose_bucket_is_meant(bool pays, string? payer)
    {
        var request = new ObjectAddress
        {
            Location = new S3Location("bucket", "key"),
            VersionId = "v1",
            ExpectedBucketOwner = "111122223333",
            PaysForRequests = pays,
        }.NewRequest(HttpMethod.Head);
        var headers = request.Headers.ToDictionary(h => h.Key, h => h.Value);
        Assert.Equal(payer, headers.GetValueOrDefault("x-amz-request-payer"));
        Assert.Equal("111122223333", headers["x-amz-expected-bucket-owner"]);
        Assert.Equal([new("versionId", "v1")], request.Query);
    }
}
