using S3Encryption.Core.Access;
using Xunit;

namespace S3Encryption.Core.Tests.Access;

/// <summary>AWS's own sentences: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html</summary>
public sealed class DenialTextTests
{
    private const string Arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Who = "User: arn:aws:iam::111122223333:user/joe is not authorized to perform: kms:Decrypt on resource: " + Arn;

    [Theory]
    [InlineData(" because no identity-based policy allows the kms:Decrypt action", "identity-based policy", false)]
    [InlineData(" because no resource-based policy allows the kms:Decrypt action", "resource-based policy", false)]
    [InlineData(" because no service control policy allows the kms:Decrypt action", "service control policy", false)]
    [InlineData(" because no VPC endpoint policy allows the kms:Decrypt action", "VPC endpoint policy", false)]
    [InlineData(" because no permissions boundary allows the kms:Decrypt action", "permissions boundary", false)]
    [InlineData(" because no session policy allows the kms:Decrypt action", "session policy", false)]
    [InlineData(" with an explicit deny in an identity-based policy", "identity-based policy", true)]
    [InlineData(" with an explicit deny in a resource-based policy", "resource-based policy", true)]
    [InlineData(" with an explicit deny in a service control policy", "service control policy", true)]
    [InlineData(" with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/x", "identity-based policy", true)]
    [InlineData(" with an explicit deny in a permissions boundary: arn:aws:iam::1:policy/x", "permissions boundary", true)]
    [InlineData(" with an explicit deny in a VPC endpoint policy. To see who you are: aws sts.", "VPC endpoint policy", true)]
    [InlineData("", null, false)]
    public void The_layer_that_denied_is_read_from_AWSs_words(string why, string? layer, bool isExplicit)
    {
        Assert.Equal(layer, DenialText.Layer(Who + why));
        Assert.Equal(isExplicit, DenialText.IsExplicit(Who + why));
        Assert.Equal(Arn, DenialText.KeyOf(Who + why));
    }

    [Theory]
    [InlineData(Who, "kms:Decrypt")]
    [InlineData("User: x is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::b/kms:Decrypt\"", null)]
    [InlineData(null, null)]
    public void A_denial_of_a_KMS_action_is_told_apart_from_one_of_S3(string? message, string? action) =>
        Assert.Equal(action, DenialText.Action(message));

    [Fact]
    public void No_text_is_no_layer() => Assert.Null(DenialText.Layer(null));
}
