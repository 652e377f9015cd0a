using S3Encryption.Core.Access.Policies;
using Xunit;
using static S3Encryption.Sandbox.Tests.Policies.Page;

namespace S3Encryption.Sandbox.Tests.Policies;

public sealed class ConditionTests
{
    [Theory]
    // Strings
    [InlineData(Operators, "{'StringEquals':{'s3:x-amz-acl':'private'}}", "s3:x-amz-acl=private", true)]
    [InlineData(Operators, "{'StringEquals':{'s3:x-amz-acl':'private'}}", "s3:x-amz-acl=Private", false)]
    [InlineData(Operators, "{'StringEquals':{'S3:X-AMZ-ACL':'private'}}", "s3:x-amz-acl=private", true)]
    [InlineData(Operators, "{'StringEquals':{'s3:x-amz-acl':['a','private']}}", "s3:x-amz-acl=private", true)]
    [InlineData(Operators, "{'StringEquals':{'s3:x-amz-acl':'p*'}}", "s3:x-amz-acl=private", false)]
    [InlineData(Operators, "{'StringNotEquals':{'s3:x-amz-acl':['a','b']}}", "s3:x-amz-acl=b", false)]
    [InlineData(Operators, "{'StringNotEquals':{'s3:x-amz-acl':['a','b']}}", "s3:x-amz-acl=c", true)]
    [InlineData(Operators, "{'StringEqualsIgnoreCase':{'s3:x-amz-acl':'PRIVATE'}}", "s3:x-amz-acl=private", true)]
    [InlineData(Operators, "{'StringNotEqualsIgnoreCase':{'s3:x-amz-acl':'PRIVATE'}}", "s3:x-amz-acl=private", false)]
    [InlineData(Operators, "{'StringLike':{'s3:prefix':'home/*/x?'}}", "s3:prefix=home/a/b/xy", true)]
    [InlineData(Operators, "{'StringLike':{'s3:prefix':'home/?'}}", "s3:prefix=home/", false)]
    [InlineData(Operators, "{'StringNotLike':{'s3:prefix':'home/*'}}", "s3:prefix=home/a", false)]
    // A key that the request lacks
    [InlineData(Operators, "{'StringEquals':{'s3:x-amz-server-side-encryption':'aws:kms'}}", "", false)]
    [InlineData(Operators, "{'StringNotEquals':{'s3:x-amz-server-side-encryption':'aws:kms'}}", "", true)]
    [InlineData(Operators, "{'StringNotLike':{'s3:prefix':'a'}}", "", true)]
    [InlineData(Operators, "{'NotIpAddress':{'aws:SourceIp':'10.0.0.0/8'}}", "", true)]
    [InlineData(Operators, "{'NumericNotEquals':{'s3:max-keys':'1'}}", "", true)]
    [InlineData(Operators, "{'ArnNotLike':{'aws:SourceArn':'*'}}", "", true)]
    [InlineData(Operators, "{'Bool':{'aws:SecureTransport':'false'}}", "", false)]
    [InlineData(Operators, "{'StringEquals':{'aws:TagKeys':'a'}}", "aws:TagKeys=b|a", true)]
    [InlineData(Operators, "{'ForAllValues:StringEquals':{'aws:TagKeys':'a'}}", "aws:TagKeys=|b", false)]
    [InlineData(Operators, "{'NumericGreaterThan':{'s3:signatureAge':'600000'}}", "s3:signatureAge=600000", false)]
    // A range that ends within a byte
    [InlineData(Operators, "{'IpAddress':{'aws:SourceIp':'10.1.2.0/23'}}", "aws:SourceIp=10.1.3.255", true)]
    [InlineData(Operators, "{'IpAddress':{'aws:SourceIp':'10.1.2.0/23'}}", "aws:SourceIp=10.1.4.0", false)]
    [InlineData(Operators, "{'IpAddress':{'aws:SourceIp':'10.0.0.0/9'}}", "aws:SourceIp=10.127.255.255", true)]
    [InlineData(Operators, "{'IpAddress':{'aws:SourceIp':'10.0.0.0/9'}}", "aws:SourceIp=10.128.0.0", false)]
    [InlineData(Operators, "{'IpAddress':{'aws:SourceIp':'2001:db8:8000::/33'}}", "aws:SourceIp=2001:db8:ffff::1", true)]
    [InlineData(Operators, "{'IpAddress':{'aws:SourceIp':'2001:db8:8000::/33'}}", "aws:SourceIp=2001:db8:7fff::1", false)]
    // IfExists
    [InlineData(Operators, "{'StringEqualsIfExists':{'s3:x-amz-server-side-encryption':'aws:kms'}}", "", true)]
    [InlineData(
        Operators,
        "{'StringEqualsIfExists':{'s3:x-amz-server-side-encryption':'aws:kms'}}",
        "s3:x-amz-server-side-encryption=AES256",
        false)]
    [InlineData(Operators, "{'StringNotEqualsIfExists':{'s3:x-amz-server-side-encryption':'aws:kms'}}", "", true)]
    [InlineData(Operators, "{'NumericLessThanIfExists':{'s3:max-keys':'10'}}", "", true)]
    // Null
    [InlineData(Operators, "{'Null':{'s3:x-amz-server-side-encryption-customer-algorithm':'true'}}", "", true)]
    [InlineData(Operators, "{'Null':{'s3:x-amz-server-side-encryption-customer-algorithm':'false'}}", "", false)]
    [InlineData(
        Operators,
        "{'Null':{'s3:x-amz-server-side-encryption-customer-algorithm':false}}",
        "s3:x-amz-server-side-encryption-customer-algorithm=AES256",
        true)]
    // Bool
    [InlineData(Operators, "{'Bool':{'aws:SecureTransport':'false'}}", "aws:SecureTransport=false", true)]
    [InlineData(Operators, "{'Bool':{'aws:SecureTransport':false}}", "aws:SecureTransport=true", false)]
    [InlineData(Operators, "{'bool':{'aws:SecureTransport':'True'}}", "aws:SecureTransport=true", true)]
    // Numbers
    [InlineData(Operators, "{'NumericEquals':{'s3:max-keys':'10'}}", "s3:max-keys=10.0", true)]
    [InlineData(Operators, "{'NumericNotEquals':{'s3:max-keys':10}}", "s3:max-keys=10", false)]
    [InlineData(Operators, "{'NumericLessThan':{'s3:max-keys':'10'}}", "s3:max-keys=9", true)]
    [InlineData(Operators, "{'NumericLessThanEquals':{'s3:max-keys':'10'}}", "s3:max-keys=11", false)]
    [InlineData(Operators, "{'NumericGreaterThan':{'s3:signatureAge':'600000'}}", "s3:signatureAge=600001", true)]
    [InlineData(Operators, "{'NumericGreaterThanEquals':{'s3:signatureAge':'600000'}}", "s3:signatureAge=x", false)]
    // Dates
    [InlineData(Operators, "{'DateGreaterThan':{'aws:CurrentTime':'2026-01-01T00:00:00Z'}}", "aws:CurrentTime=2026-01-01T00:00:01Z", true)]
    [InlineData(Operators, "{'DateLessThan':{'aws:CurrentTime':'2026-01-01'}}", "aws:CurrentTime=2026-01-01T00:00:00Z", false)]
    [InlineData(Operators, "{'DateLessThanEquals':{'aws:EpochTime':'1767225600'}}", "aws:EpochTime=1767225600", true)]
    [InlineData(Operators, "{'DateEquals':{'aws:CurrentTime':'2026-01-01T01:00:00+01:00'}}", "aws:CurrentTime=1767225600", true)]
    [InlineData(Operators, "{'DateNotEquals':{'aws:CurrentTime':'2026-01-01T00:00:00Z'}}", "aws:CurrentTime=2026-01-01T00:00:00Z", false)]
    // Addresses
    [InlineData(Operators, "{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}", "aws:SourceIp=203.0.113.200", true)]
    [InlineData(Operators, "{'IpAddress':{'aws:SourceIp':['198.51.100.1','203.0.113.0/25']}}", "aws:SourceIp=203.0.113.200", false)]
    [InlineData(Operators, "{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}", "aws:SourceIp=::ffff:203.0.113.9", true)]
    [InlineData(Operators, "{'IpAddress':{'aws:SourceIp':'2001:db8::/33'}}", "aws:SourceIp=2001:db8:8000::1", false)]
    [InlineData(Operators, "{'NotIpAddress':{'aws:SourceIp':'0.0.0.0/0'}}", "aws:SourceIp=203.0.113.9", false)]
    // ARNs: a star does not cross a colon, but in the last part
    [InlineData(Operators, "{'ArnLike':{'aws:SourceArn':'arn:aws:s3:::logs*'}}", "aws:SourceArn=arn:aws:s3:::logs-eu", true)]
    [InlineData(Operators, "{'ArnEquals':{'aws:SourceArn':'arn:aws:s3:*'}}", "aws:SourceArn=arn:aws:s3:::logs", false)]
    [InlineData(Operators, "{'ArnLike':{'aws:SourceArn':'arn:*:sns:*:*:*'}}", "aws:SourceArn=arn:aws:sns:eu-west-1:111122223333:a:b", true)]
    [InlineData(Operators, "{'ArnNotEquals':{'aws:SourceArn':'arn:aws:s3:::logs'}}", "aws:SourceArn=arn:aws:s3:::other", true)]
    [InlineData(Operators, "{'BinaryEquals':{'key:b':'QmluYXJ5'}}", "key:b=QmluYXJ5", true)]
    // Keys with several values
    [InlineData(
        SeveralValues, "{'ForAnyValue:StringEquals':{'kms:EncryptionContextKeys':['a','b']}}", "kms:EncryptionContextKeys=x|b", true)]
    [InlineData(SeveralValues, "{'ForAnyValue:StringEquals':{'kms:EncryptionContextKeys':['a','b']}}", "", false)]
    [InlineData(
        SeveralValues, "{'ForAllValues:StringEquals':{'kms:EncryptionContextKeys':['a','b']}}", "kms:EncryptionContextKeys=a|x", false)]
    [InlineData(
        SeveralValues, "{'ForAllValues:StringEquals':{'kms:EncryptionContextKeys':['a','b']}}", "kms:EncryptionContextKeys=a|b", true)]
    [InlineData(SeveralValues, "{'ForAllValues:StringEquals':{'kms:EncryptionContextKeys':['a','b']}}", "", true)]
    [InlineData(
        SeveralValues, "{'ForAnyValue:StringNotEquals':{'kms:ResourceAliases':'alias/a'}}", "kms:ResourceAliases=alias/a|alias/b", true)]
    [InlineData(
        SeveralValues,
        "{'ForAllValues:StringNotLike':{'kms:ResourceAliases':'alias/aws/*'}}",
        "kms:ResourceAliases=alias/a|alias/aws/s3",
        false)]
    [InlineData(SeveralValues, "{'ForAnyValue:StringLikeIfExists':{'kms:ResourceAliases':'alias/*'}}", "", true)]
    // All operators and keys of a block must hold
    [InlineData(
        SeveralKeys,
        "{'Bool':{'aws:SecureTransport':'true'},'StringEquals':{'s3:x-amz-acl':'private'}}",
        "aws:SecureTransport=true",
        false)]
    [InlineData(SeveralKeys, "{'StringEquals':{'a:b':'1','c:d':'2'}}", "a:b=1;c:d=2", true)]
    public void A_condition_holds_exactly_when_IAM_says(string page, string condition, string context, bool holds) =>
        Check(page, holds, Case.Decide(Case.When(condition), context: context).IsAllowed);

    [Fact]
    public void Uploads_without_an_encryption_header_are_denied_by_StringNotEquals()
    {
        var policy = Case.When("{'StringNotEquals':{'s3:x-amz-server-side-encryption':'aws:kms'}}", effect: "Deny");
        Assert.Equal(PolicyDecision.ExplicitDeny, Case.Decide(policy, action: "s3:PutObject").Decision);
    }

    [Theory]
    [InlineData(
        Variables,
        "{'StringEquals':{'s3:prefix':'home/${aws:username}'}}",
        "aws:username=alice;s3:prefix=home/alice",
        PolicyDocument.CurrentVersion,
        true)]
    [InlineData(
        Variables,
        "{'StringEquals':{'s3:prefix':'home/${aws:username}'}}",
        "aws:username=alice;s3:prefix=home/alice",
        PolicyDocument.EarlierVersion,
        false)]
    [InlineData(
        Variables,
        "{'StringEquals':{'s3:prefix':'home/${aws:username}'}}",
        "aws:username=alice;s3:prefix=home/${aws:username}",
        PolicyDocument.EarlierVersion,
        true)]
    [InlineData(
        Variables,
        "{'StringLike':{'s3:prefix':'home/${aws:username}/*'}}",
        "aws:username=*;s3:prefix=home/bob/x",
        PolicyDocument.CurrentVersion,
        false)]
    [InlineData(Variables, "{'StringLike':{'s3:prefix':'a${*}b'}}", "s3:prefix=a*b", PolicyDocument.CurrentVersion, true)]
    [InlineData(Variables, "{'StringLike':{'s3:prefix':'a${*}b'}}", "s3:prefix=axb", PolicyDocument.CurrentVersion, false)]
    [InlineData(Variables, "{'StringEquals':{'s3:prefix':'${aws:username}'}}", "s3:prefix=", PolicyDocument.CurrentVersion, false)]
    public void A_policy_variable_stands_for_the_callers_value_and_never_for_a_wildcard(
        string page, string condition, string context, string version, bool holds)
    {
        var policy = Case.When(condition, version: version);
        Check(page, holds, Case.Decide(policy, context: context).IsAllowed);
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
