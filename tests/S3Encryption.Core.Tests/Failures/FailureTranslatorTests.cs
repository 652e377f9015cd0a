using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.S3;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Keys;
using Xunit;

namespace S3Encryption.Core.Tests.Failures;

/// <summary>What AWS answered when it was recorded (docs/facts.md), and what the user is told.</summary>
public sealed class FailureTranslatorTests
{
    [Theory]
    [InlineData(
        403,
        "AccessDenied",
        "Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.",
        "SseCKeyMismatch")]
    [InlineData(
        400,
        "InvalidRequest",
        "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.",
        "SseCKeyRequired")]
    [InlineData(400, "InvalidRequest", "The encryption parameters are not applicable to this object.", "ObjectNotSseC")]
    [InlineData(404, "NoSuchKey", "The specified key does not exist.", "ObjectNotFound")]
    [InlineData(404, "NoSuchBucket", "The specified bucket does not exist", "BucketNotFound")]
    [InlineData(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold", "ObjectChanged")]
    [InlineData(
        301, "PermanentRedirect", "The bucket you are attempting to access must be addressed using the specified endpoint.", "WrongRegion")]
    [InlineData(
        400,
        "AuthorizationHeaderMalformed",
        "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
        "WrongRegion")]
    [InlineData(400, "KMS.NotFoundException", "Invalid keyId 'x'", "KmsKeyNotFound")]
    [InlineData(400, "KMS.DisabledException", "arn:aws:kms:us-east-1:111122223333:key/k is disabled.", "KmsKeyDisabled")]
    [InlineData(
        400, "KMS.KMSInvalidStateException", "arn:aws:kms:us-east-1:111122223333:key/k is pending deletion.", "KmsKeyPendingDeletion")]
    [InlineData(
        403,
        "AccessDenied",
        "User: arn:aws:iam::111122223333:user/joe is not authorized to perform: kms:Decrypt on resource: x "
            + "because no identity-based policy allows the kms:Decrypt action",
        "KmsAccessDenied")]
    [InlineData(403, "AccessDenied", "Access Denied", "AccessDenied")]
    [InlineData(400, "ExpiredToken", "The provided token has expired.", "ExpiredCredentials")]
    [InlineData(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", "InvalidCredentials")]
    [InlineData(
        403,
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided.",
        "InvalidCredentials")]
    [InlineData(403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.", "ClockSkew")]
    [InlineData(503, "SlowDown", "Please reduce your request rate.", "Throttled")]
    [InlineData(500, "InternalError", "We encountered an internal error. Please try again.", "ServiceError")]
    public void An_answer_of_S3_becomes_the_failure_that_says_what_to_do(int status, string code, string message, string id)
    {
        var failure = FailureTranslator.Translate(
            new AmazonS3Exception(message, ErrorType.Sender, code, "REQUESTID", (HttpStatusCode)status), Subject());
        Assert.Equal(id, failure.ErrorId);
        Assert.True(failure.StopsEverything || failure.Message.StartsWith("s3://b/k: ", StringComparison.Ordinal), failure.Message);
        Assert.Null(failure.InnerException);
    }

    [Theory]
    [InlineData("NotFoundException", "KmsKeyNotFound")]
    [InlineData("DisabledException", "KmsKeyDisabled")]
    [InlineData("KMSInvalidStateException", "KmsKeyPendingDeletion")]
    [InlineData("AccessDeniedException", "KmsAccessDenied")]
    [InlineData("InvalidArnException", "InvalidKmsKeyId")]
    [InlineData("ExpiredTokenException", "ExpiredCredentials")]
    [InlineData("UnrecognizedClientException", "InvalidCredentials")]
    [InlineData("ThrottlingException", "Throttled")]
    public void An_answer_of_KMS_becomes_the_same_failures(string code, string id)
    {
        var subject = new RequestSubject("DescribeKey", Endpoint.Parse(null)) { KmsKeyId = "alias/logs" };
        var answer = new AmazonKeyManagementServiceException("no", ErrorType.Sender, code, "REQUESTID", HttpStatusCode.BadRequest);
        Assert.Equal(id, FailureTranslator.Translate(answer, subject).ErrorId);
    }

    [Fact]
    public void A_network_that_refuses_breaks_or_is_not_trusted_is_told_apart()
    {
        Assert.Equal(
            "EndpointUnreachable",
            Translate(new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused))).ErrorId);
        Assert.Equal(
            "EndpointUnreachable", Translate(new HttpRequestException("x", new SocketException((int)SocketError.HostNotFound))).ErrorId);
        Assert.Equal("UntrustedCertificate", Translate(new HttpRequestException("x", new AuthenticationException("PartialChain"))).ErrorId);
        Assert.Equal("ConnectionLost", Translate(new IOException("reset")).ErrorId);
        Assert.Equal("ConnectionLost", Translate(new AmazonClientException("x", new IOException("reset"))).ErrorId);
        Assert.Equal("UnexpectedFailure", Translate(new InvalidOperationException("what")).ErrorId);
    }

    [Fact]
    public void No_failure_carries_an_exception_of_the_SDK_for_it_may_hold_the_key_in_a_canonical_request()
    {
        using var key = SseCKeyMaker.Generate();
        var leaky = new AmazonS3Exception(
            "SignatureDoesNotMatch",
            new AmazonServiceException(key.ToHeaderValue()),
            ErrorType.Sender,
            "SignatureDoesNotMatch",
            "R",
            HttpStatusCode.Forbidden);
        foreach (var e in new Exception[] { leaky, new IOException("x", leaky), new AmazonClientException("x", leaky) })
            Assert.DoesNotContain(key.ToHeaderValue(), FailureTranslator.Translate(e, Subject()).ToString(), StringComparison.Ordinal);
    }

    private static S3EncryptionException Translate(Exception e) => FailureTranslator.Translate(e, Subject());

    private static RequestSubject Subject() =>
        new("GetObject", Endpoint.Parse("https://127.0.0.1:9")) { Location = new S3Location("b", "k"), SseCKey = SseCKeyMaker.Generate() };
}
