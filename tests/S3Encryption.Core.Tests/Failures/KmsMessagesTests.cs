using System;
using System.Linq;
using System.Net;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using CsCheck;
using S3Encryption.Core.Access;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;
using Xunit;

namespace S3Encryption.Core.Tests.Failures;

/// <summary>Whatever stands in an error of KMS: nothing is read that is not there, and nothing of it gets into a command or moves a cursor.</summary>
public sealed class KmsMessagesTests
{
    private const string Arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static readonly Gen<string> Code = Gen.OneOf(
        "NotFoundException", "DisabledException", "KMSInvalidStateException", "InvalidArnException", "InvalidKeyUsageException",
        "InvalidCiphertextException", "MalformedPolicyDocumentException", "AlreadyExistsException", "TagException",
        "LimitExceededException", "AccessDeniedException", "AccessDenied", "KMS.AccessDenied", "KMS.NotFoundException", "KMS.", "", "\u001b[2J");

    // AWS's own words, in whichever order, with anything between them.
    private static readonly Gen<string> Message = Gen.OneOf(
        Gen.String,
        Gen.OneOf(
            "User: ", "arn:aws:iam::111122223333:user/joe", " is not authorized to perform: ", "kms:Decrypt", "kms:", " on resource: ", Arn,
            Arn.Substring(0, 40), "; rm -rf .", "$(calc)", "\u001b]0;x\u0007", "\r\n", " because no ", "identity-based policy", " allows",
            " with an explicit deny in a", "n ", " ", "VPC endpoint policy", "boundary", "é", "\uD800").List[0, 12].Select(string.Concat));

    [Fact]
    public void What_is_read_of_a_message_stands_in_it() => Message.Sample(message =>
    {
        foreach (var part in new[] { DenialText.Layer(message), DenialText.Action(message), DenialText.KeyOf(message) })
            Assert.True(part is null || (part.Length > 0 && message.Contains(part, StringComparison.Ordinal)), $"{part} in {message}");
        Assert.Matches("^kms:[A-Za-z]+$", DenialText.Action(message) ?? "kms:None");
        Assert.Matches("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", DenialText.KeyOf(message) ?? Arn);
        Assert.True(DenialText.Layer(message) is not null || !DenialText.IsExplicit(message));
    });

    [Fact]
    public void The_key_of_a_denial_is_named_in_the_next_command_and_nothing_else_of_its_text() =>
        Gen.Select(Message, Code, Gen.OneOf(400, 403, 500)).Sample((message, code, status) =>
        {
            var answer = new AmazonKeyManagementServiceException(message, ErrorType.Sender, code, "REQUESTID", (HttpStatusCode)status);
            var failure = FailureTranslator.Translate(answer, new("Decrypt", Endpoint.Parse(null)) { KmsKeyId = "alias/k" });
            Assert.StartsWith("alias/k: ", failure.Message);
            Assert.Equal(VisibleText.OfLines(failure.Message), failure.Message);
            if (failure.ErrorId == "KmsAccessDenied")
                Assert.EndsWith($"Test-S3KmsAccess {DenialText.KeyOf(message) ?? "alias/k"}.", failure.Hint);
        });

    [Fact]
    public void A_message_that_begins_a_sentence_again_and_again_is_read_in_the_time_of_its_length()
    {
        // By the square of it, this would take hours.
        var message = string.Concat(Enumerable.Repeat("because no explicit deny in a ", 300_000));
        Assert.Null(DenialText.Layer(message));
        Assert.False(DenialText.IsExplicit(message));
    }
}
