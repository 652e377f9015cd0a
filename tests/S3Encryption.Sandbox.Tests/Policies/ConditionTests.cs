using S3Encryption.Core.Access.Policies;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Policies;

public sealed class ConditionTests
{
    [Theory]
    // Strings
    [InlineData("{'StringEquals':{'s3:x-amz-acl':'private'}}", "s3:x-amz-acl=private", true)]
    [InlineData("{'StringEquals':{'s3:x-amz-acl':'private'}}", "s3:x-amz-acl=Private", false)]
    [InlineData("{'StringEquals':{'S3:X-AMZ-ACL':'private'}}", "s3:x-amz-acl=private", true)]
    [InlineData("{'StringEquals':{'s3:x-amz-acl':['a','private']}}", "s3:x-amz-acl=private", true)]
    [InlineData("{'StringEquals':{'s3:x-amz-acl':'p*'}}", "s3:x-amz-acl=private", false)]
    [InlineData("{'StringNotEquals':{'s3:x-amz-acl':['a','b']}}", "s3:x-amz-acl=b", false)]
    [InlineData("{'StringNotEquals':{'s3:x-amz-acl':['a','b']}}", "s3:x-amz-acl=c", true)]
    [InlineData("{'StringEqualsIgnoreCase':{'s3:x-amz-acl':'PRIVATE'}}", "s3:x-amz-acl=private", true)]
    [InlineData("{'StringNotEqualsIgnoreCase':{'s3:x-amz-acl':'PRIVATE'}}", "s3:x-amz-acl=private", false)]
    [InlineData("{'StringLike':{'s3:prefix':'home/*/x?'}}", "s3:prefix=home/a/b/xy", true)]
    [InlineData("{'StringLike':{'s3:prefix':'home/?'}}", "s3:prefix=home/", false)]
    [InlineData("{'StringNotLike':{'s3:prefix':'home/*'}}", "s3:prefix=home/a", false)]
    // A key that the request lacks
    [InlineData("{'StringEquals':{'s3:x-amz-server-side-encryption':'aws:kms'}}", "", false)]
    [InlineData("{'StringNotEquals':{'s3:x-amz-server-side-encryption':'aws:kms'}}", "", true)]
    [InlineData("{'StringNotLike':{'s3:prefix':'a'}}", "", true)]
    [InlineData("{'NotIpAddress':{'aws:SourceIp':'10.0.0.0/8'}}", "", true)]
    [InlineData("{'NumericNotEquals':{'s3:max-keys':'1'}}", "", true)]
    [InlineData("{'ArnNotLike':{'aws:SourceArn':'*'}}", "", true)]
    [InlineData("{'Bool':{'aws:SecureTransport':'false'}}", "", false)]
    // IfExists
    [InlineData("{'StringEqualsIfExists':{'s3:x-amz-server-side-encryption':'aws:kms'}}", "", true)]
    [InlineData("{'StringEqualsIfExists':{'s3:x-amz-server-side-encryption':'aws:kms'}}", "s3:x-amz-server-side-encryption=AES256", false)]
    [InlineData("{'StringNotEqualsIfExists':{'s3:x-amz-server-side-encryption':'aws:kms'}}", "", true)]
    [InlineData("{'NumericLessThanIfExists':{'s3:max-keys':'10'}}", "", true)]
    // Null
    [InlineData("{'Null':{'s3:x-amz-server-side-encryption-customer-algorithm':'true'}}", "", true)]
    [InlineData("{'Null':{'s3:x-amz-server-side-encryption-customer-algorithm':'false'}}", "", false)]
    [InlineData(
        "{'Null':{'s3:x-amz-server-side-encryption-customer-algorithm':false}}",
        "s3:x-amz-server-side-encryption-customer-algorithm=AES256",
        true)]
    // Bool
    [InlineData("{'Bool':{'aws:SecureTransport':'false'}}", "aws:SecureTransport=false", true)]
    [InlineData("{'Bool':{'aws:SecureTransport':false}}", "aws:SecureTransport=true", false)]
    [InlineData("{'bool':{'aws:SecureTransport':'True'}}", "aws:SecureTransport=true", true)]
    // Numbers
    [InlineData("{'NumericEquals':{'s3:max-keys':'10'}}", "s3:max-keys=10.0", true)]
    [InlineData("{'NumericNotEquals':{'s3:max-keys':10}}", "s3:max-keys=10", false)]
    [InlineData("{'NumericLessThan':{'s3:max-keys':'10'}}", "s3:max-keys=9", true)]
    [InlineData("{'NumericLessThanEquals':{'s3:max-keys':'10'}}", "s3:max-keys=11", false)]
    [InlineData("{'NumericGreaterThan':{'s3:signatureAge':'600000'}}", "s3:signatureAge=600001", true)]
    [InlineData("{'NumericGreaterThanEquals':{'s3:signatureAge':'600000'}}", "s3:signatureAge=x", false)]
    // Dates
    [InlineData("{'DateGreaterThan':{'aws:CurrentTime':'2026-01-01T00:00:00Z'}}", "aws:CurrentTime=2026-01-01T00:00:01Z", true)]
    [InlineData("{'DateLessThan':{'aws:CurrentTime':'2026-01-01'}}", "aws:CurrentTime=2026-01-01T00:00:00Z", false)]
    [InlineData("{'DateLessThanEquals':{'aws:EpochTime':'1767225600'}}", "aws:EpochTime=1767225600", true)]
    [InlineData("{'DateEquals':{'aws:CurrentTime':'2026-01-01T01:00:00+01:00'}}", "aws:CurrentTime=1767225600", true)]
    [InlineData("{'DateNotEquals':{'aws:CurrentTime':'2026-01-01T00:00:00Z'}}", "aws:CurrentTime=2026-01-01T00:00:00Z", false)]
    // Addresses
    [InlineData("{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}", "aws:SourceIp=203.0.113.200", true)]
    [InlineData("{'IpAddress':{'aws:SourceIp':['198.51.100.1','203.0.113.0/25']}}", "aws:SourceIp=203.0.113.200", false)]
    [InlineData("{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}", "aws:SourceIp=::ffff:203.0.113.9", true)]
    [InlineData("{'IpAddress':{'aws:SourceIp':'2001:db8::/33'}}", "aws:SourceIp=2001:db8:8000::1", false)]
    [InlineData("{'NotIpAddress':{'aws:SourceIp':'0.0.0.0/0'}}", "aws:SourceIp=203.0.113.9", false)]
    // ARNs: a star does not cross a colon, but in the last part
    [InlineData("{'ArnLike':{'aws:SourceArn':'arn:aws:s3:::logs*'}}", "aws:SourceArn=arn:aws:s3:::logs-eu", true)]
    [InlineData("{'ArnEquals':{'aws:SourceArn':'arn:aws:s3:*'}}", "aws:SourceArn=arn:aws:s3:::logs", false)]
    [InlineData("{'ArnLike':{'aws:SourceArn':'arn:*:sns:*:*:*'}}", "aws:SourceArn=arn:aws:sns:eu-west-1:111122223333:a:b", true)]
    [InlineData("{'ArnNotEquals':{'aws:SourceArn':'arn:aws:s3:::logs'}}", "aws:SourceArn=arn:aws:s3:::other", true)]
    [InlineData("{'BinaryEquals':{'key:b':'QmluYXJ5'}}", "key:b=QmluYXJ5", true)]
    // Keys with several values
    [InlineData("{'ForAnyValue:StringEquals':{'kms:EncryptionContextKeys':['a','b']}}", "kms:EncryptionContextKeys=x|b", true)]
    [InlineData("{'ForAnyValue:StringEquals':{'kms:EncryptionContextKeys':['a','b']}}", "", false)]
    [InlineData("{'ForAllValues:StringEquals':{'kms:EncryptionContextKeys':['a','b']}}", "kms:EncryptionContextKeys=a|x", false)]
    [InlineData("{'ForAllValues:StringEquals':{'kms:EncryptionContextKeys':['a','b']}}", "kms:EncryptionContextKeys=a|b", true)]
    [InlineData("{'ForAllValues:StringEquals':{'kms:EncryptionContextKeys':['a','b']}}", "", true)]
    [InlineData("{'ForAnyValue:StringNotEquals':{'kms:ResourceAliases':'alias/a'}}", "kms:ResourceAliases=alias/a|alias/b", true)]
    [InlineData("{'ForAllValues:StringNotLike':{'kms:ResourceAliases':'alias/aws/*'}}", "kms:ResourceAliases=alias/a|alias/aws/s3", false)]
    [InlineData("{'ForAnyValue:StringLikeIfExists':{'kms:ResourceAliases':'alias/*'}}", "", true)]
    // All operators and keys of a block must hold
    [InlineData("{'Bool':{'aws:SecureTransport':'true'},'StringEquals':{'s3:x-amz-acl':'private'}}", "aws:SecureTransport=true", false)]
    [InlineData("{'StringEquals':{'a:b':'1','c:d':'2'}}", "a:b=1;c:d=2", true)]
    public void A_condition_holds_exactly_when_IAM_says(string condition, string context, bool holds) =>
        Assert.Equal(holds, Case.Decide(Case.When(condition), context: context).IsAllowed);

    [Fact]
    public void Uploads_without_an_encryption_header_are_denied_by_StringNotEquals()
    {
        var policy = Case.When("{'StringNotEquals':{'s3:x-amz-server-side-encryption':'aws:kms'}}", effect: "Deny");
        Assert.Equal(PolicyDecision.ExplicitDeny, Case.Decide(policy, action: "s3:PutObject").Decision);
    }

    [Theory]
    [InlineData(
        "{'StringEquals':{'s3:prefix':'home/${aws:username}'}}",
        "aws:username=alice;s3:prefix=home/alice",
        PolicyDocument.CurrentVersion,
        true)]
    [InlineData(
        "{'StringEquals':{'s3:prefix':'home/${aws:username}'}}",
        "aws:username=alice;s3:prefix=home/alice",
        PolicyDocument.EarlierVersion,
        false)]
    [InlineData(
        "{'StringEquals':{'s3:prefix':'home/${aws:username}'}}",
        "aws:username=alice;s3:prefix=home/${aws:username}",
        PolicyDocument.EarlierVersion,
        true)]
    [InlineData(
        "{'StringLike':{'s3:prefix':'home/${aws:username}/*'}}",
        "aws:username=*;s3:prefix=home/bob/x",
        PolicyDocument.CurrentVersion,
        false)]
    [InlineData("{'StringLike':{'s3:prefix':'a${*}b'}}", "s3:prefix=a*b", PolicyDocument.CurrentVersion, true)]
    [InlineData("{'StringLike':{'s3:prefix':'a${*}b'}}", "s3:prefix=axb", PolicyDocument.CurrentVersion, false)]
    [InlineData("{'StringEquals':{'s3:prefix':'${aws:username}'}}", "s3:prefix=", PolicyDocument.CurrentVersion, false)]
    public void A_policy_variable_stands_for_the_callers_value_and_never_for_a_wildcard(
        string condition, string context, string version, bool holds)
    {
        var policy = Case.When(condition, version: version);
        Assert.Equal(holds, Case.Decide(policy, context: context).IsAllowed);
    }

    [Fact]
    public void A_policy_variable_without_a_value_takes_its_default()
    {
        const string Policy = """
            {"Version":"2012-10-17","Statement":{
              "Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::logs/${aws:PrincipalTag/year, '2026'}/*"}}
            """;
        Assert.True(Case.Decide(Policy).IsAllowed);
        Assert.False(Case.Decide(Policy, context: "aws:PrincipalTag/year=2025").IsAllowed);
    }
}
