using Xunit;
using static S3Encryption.Sandbox.Tests.Policies.Page;

namespace S3Encryption.Sandbox.Tests.Policies;

/// <summary>What the documentation says of keys that are missing, empty or have several values, and of the edges of each type.</summary>
public sealed class ConditionLogicTests
{
    [Theory]
    // IfExists: where the key is there it decides, where it is missing the operator holds
    [InlineData(Operators, "{'StringLikeIfExists':{'s3:prefix':'home/*'}}", "s3:prefix=tmp/x", false)]
    [InlineData(Operators, "{'StringLikeIfExists':{'s3:prefix':'home/*'}}", "s3:prefix=home/x", true)]
    [InlineData(Operators, "{'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}}", "", true)]
    [InlineData(Operators, "{'BoolIfExists':{'aws:MultiFactorAuthPresent':'true'}}", "aws:MultiFactorAuthPresent=false", false)]
    [InlineData(Operators, "{'NumericLessThanIfExists':{'s3:max-keys':'10'}}", "s3:max-keys=10", false)]
    [InlineData(Operators, "{'DateLessThanIfExists':{'aws:TokenIssueTime':'2026-01-01T00:00:00Z'}}", "", true)]
    [InlineData(Operators, "{'IpAddressIfExists':{'aws:SourceIp':'203.0.113.0/24'}}", "aws:SourceIp=198.51.100.1", false)]
    [InlineData(Operators, "{'ArnLikeIfExists':{'aws:SourceArn':'arn:aws:s3:::*'}}", "", true)]
    [InlineData(Operators, "{'StringNotEqualsIfExists':{'s3:x-amz-acl':'private'}}", "s3:x-amz-acl=private", false)]
    // Null: true asks for a key that is missing, false for one that is there
    [InlineData(Operators, "{'Null':{'aws:TokenIssueTime':'true'}}", "aws:TokenIssueTime=2026-01-01T00:00:00Z", false)]
    [InlineData(Operators, "{'Null':{'aws:TokenIssueTime':'false'}}", "aws:TokenIssueTime=2026-01-01T00:00:00Z", true)]
    [InlineData(Operators, "{'Null':{'kms:ResourceAliases':'false'}}", "kms:ResourceAliases=alias/a|alias/b", true)]
    // A missing key satisfies negated operators only
    [InlineData(Operators, "{'StringNotEqualsIgnoreCase':{'s3:x-amz-acl':'private'}}", "", true)]
    [InlineData(Operators, "{'StringEqualsIgnoreCase':{'s3:x-amz-acl':'private'}}", "", false)]
    [InlineData(Operators, "{'DateNotEquals':{'aws:CurrentTime':'2026-01-01'}}", "", true)]
    [InlineData(Operators, "{'DateGreaterThan':{'aws:CurrentTime':'2026-01-01'}}", "", false)]
    [InlineData(Operators, "{'NumericGreaterThanEquals':{'s3:max-keys':'1'}}", "", false)]
    [InlineData(Operators, "{'IpAddress':{'aws:SourceIp':'0.0.0.0/0'}}", "", false)]
    [InlineData(Operators, "{'ArnEquals':{'aws:SourceArn':'arn:aws:s3:::*'}}", "", false)]
    [InlineData(Operators, "{'BinaryEquals':{'key:b':'QmluYXJ5'}}", "", false)]
    // Several values without a set operator: one of the policy's is enough, and none of them for a negated operator
    [InlineData(SeveralKeys, "{'StringNotLike':{'s3:prefix':['a*','b*']}}", "s3:prefix=bc", false)]
    [InlineData(SeveralKeys, "{'StringNotLike':{'s3:prefix':['a*','b*']}}", "s3:prefix=c", true)]
    [InlineData(SeveralKeys, "{'NotIpAddress':{'aws:SourceIp':['10.0.0.0/8','192.0.2.0/24']}}", "aws:SourceIp=192.0.2.7", false)]
    [InlineData(SeveralKeys, "{'StringEquals':{'a:b':['1','2'],'c:d':['3','4']}}", "a:b=2;c:d=4", true)]
    [InlineData(SeveralKeys, "{'StringEquals':{'a:b':['1','2'],'c:d':['3','4']}}", "a:b=2;c:d=5", false)]
    [InlineData(SeveralKeys, "{'StringEquals':{'a:b':'1'},'StringNotEquals':{'c:d':'2'}}", "a:b=1;c:d=2", false)]
    [InlineData(SeveralKeys, "{'StringEquals':{'a:b':'1'},'StringNotEquals':{'c:d':'2'}}", "a:b=1", true)]
    [InlineData(SeveralKeys, "{}", "", true)]
    // ForAllValues holds for no value at all, and an empty text is none; ForAnyValue does not
    [InlineData(SeveralValues, "{'ForAllValues:StringEquals':{'aws:TagKeys':['a','b']}}", "aws:TagKeys=", true)]
    [InlineData(SeveralValues, "{'ForAllValues:StringNotEquals':{'aws:TagKeys':['a']}}", "", true)]
    [InlineData(SeveralValues, "{'ForAllValues:StringEquals':{'aws:TagKeys':'a'},'Null':{'aws:TagKeys':'false'}}", "", false)]
    [InlineData(SeveralValues, "{'ForAllValues:StringLike':{'aws:TagKeys':['key*']}}", "aws:TagKeys=key1|key2", true)]
    [InlineData(SeveralValues, "{'ForAllValues:StringLike':{'aws:TagKeys':['key*']}}", "aws:TagKeys=key1|other", false)]
    [InlineData(SeveralValues, "{'ForAllValues:StringEqualsIgnoreCase':{'aws:TagKeys':['A']}}", "aws:TagKeys=a", true)]
    [InlineData(SeveralValues, "{'ForAllValues:StringNotEquals':{'aws:TagKeys':['a','b']}}", "aws:TagKeys=c|d", true)]
    [InlineData(SeveralValues, "{'ForAllValues:StringNotEquals':{'aws:TagKeys':['a','b']}}", "aws:TagKeys=c|a", false)]
    [InlineData(SeveralValues, "{'ForAnyValue:StringEquals':{'aws:TagKeys':['a','b']}}", "aws:TagKeys=", false)]
    [InlineData(SeveralValues, "{'ForAnyValue:StringNotEquals':{'aws:TagKeys':['a']}}", "", false)]
    [InlineData(SeveralValues, "{'ForAnyValue:StringNotEquals':{'aws:TagKeys':['a','b']}}", "aws:TagKeys=a|b", false)]
    [InlineData(SeveralValues, "{'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':['o-a/*']}}", "aws:PrincipalOrgPaths=o-b/|o-a/r/", true)]
    [InlineData(
        SeveralValues, "{'ForAnyValue:ArnLike':{'aws:SourceArn':'arn:aws:s3:::a*'}}", "aws:SourceArn=arn:aws:s3:::b|arn:aws:s3:::ab", true)]
    // Types
    [InlineData(Operators, "{'NumericEquals':{'s3:max-keys':'-1.5'}}", "s3:max-keys=-1.50", true)]
    [InlineData(Operators, "{'NumericLessThanEquals':{'s3:max-keys':'10'}}", "s3:max-keys=10", true)]
    [InlineData(Operators, "{'NumericGreaterThan':{'s3:max-keys':'9'}}", "s3:max-keys=10", true)]
    [InlineData(Operators, "{'NumericNotEquals':{'s3:max-keys':['1','2']}}", "s3:max-keys=2", false)]
    [InlineData(Operators, "{'DateLessThan':{'aws:CurrentTime':'2026-07-01T00:00:00Z'}}", "aws:CurrentTime=2026-06-30T23:59:59Z", true)]
    [InlineData(Operators, "{'DateGreaterThanEquals':{'aws:CurrentTime':'2026'}}", "aws:CurrentTime=2026-01-01T00:00:00Z", true)]
    [InlineData(Operators, "{'DateEquals':{'aws:EpochTime':'2026-01-01T00:00:00Z'}}", "aws:EpochTime=1767225600", true)]
    [InlineData(Operators, "{'Bool':{'aws:SecureTransport':['true','false']}}", "aws:SecureTransport=false", true)]
    [InlineData(Operators, "{'Bool':{'aws:SecureTransport':'true'}}", "aws:SecureTransport=yes", false)]
    [InlineData(Operators, "{'BinaryEquals':{'key:b':'QmluYXJ5'}}", "key:b=QmluYXJ6", false)]
    [InlineData(Operators, "{'IpAddress':{'aws:SourceIp':'203.0.113.9'}}", "aws:SourceIp=203.0.113.9", true)]
    [InlineData(Operators, "{'IpAddress':{'aws:SourceIp':'203.0.113.9/32'}}", "aws:SourceIp=203.0.113.10", false)]
    [InlineData(
        Operators, "{'IpAddress':{'aws:SourceIp':['203.0.113.0/24','2001:db8:1234:5678::/64']}}",
        "aws:SourceIp=2001:db8:1234:5678::1", true)]
    [InlineData(Operators, "{'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'}}", "aws:SourceIp=2001:db8::1", true)]
    [InlineData(
        Operators, "{'ArnEquals':{'aws:SourceArn':'arn:aws:sns:*:111122223333:t?'}}",
        "aws:SourceArn=arn:aws:sns:eu-west-1:111122223333:t1", true)]
    [InlineData(
        Operators, "{'ArnEquals':{'aws:SourceArn':'arn:aws:sns:*:111122223333:t?'}}",
        "aws:SourceArn=arn:aws:sns:eu-west-1:111122223333:t12", false)]
    [InlineData(Operators, "{'ArnLike':{'aws:SourceArn':'arn:aws:s3:::Logs'}}", "aws:SourceArn=arn:aws:s3:::logs", false)]
    [InlineData(Operators, "{'ArnNotLike':{'aws:SourceArn':'arn:aws:s3:::logs*'}}", "aws:SourceArn=arn:aws:s3:::logs-eu", false)]
    [InlineData(
        Operators, "{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/*'}}",
        "aws:PrincipalArn=arn:aws:iam::111122223333:role/a/b", true)]
    // Case and wildcards
    [InlineData(Operators, "{'StringLike':{'s3:prefix':'*'}}", "s3:prefix=", true)]
    [InlineData(Operators, "{'StringLike':{'s3:prefix':'a*c'}}", "s3:prefix=ac", true)]
    [InlineData(Operators, "{'StringLike':{'s3:prefix':'a?c'}}", "s3:prefix=ac", false)]
    [InlineData(Operators, "{'StringLike':{'s3:prefix':'Home/*'}}", "s3:prefix=home/x", false)]
    [InlineData(Operators, "{'StringEquals':{'s3:prefix':['','home/']}}", "s3:prefix=", true)]
    [InlineData(Condition, "{'STRINGEQUALS':{'S3:Prefix':'a'}}", "s3:prefix=a", true)]
    [InlineData(GlobalKeys, "{'StringEquals':{'aws:principaltag/TEAM':'ops'}}", "aws:PrincipalTag/team=ops", true)]
    [InlineData(GlobalKeys, "{'StringEquals':{'aws:PrincipalTag/team':'Ops'}}", "aws:PrincipalTag/team=ops", false)]
    public void A_condition_holds_exactly_when_the_documentation_says(string page, string condition, string context, bool holds) =>
        Check(page, holds, Case.Decide(Case.When(condition), context: context).IsAllowed);

    [Theory]
    [InlineData("arn:aws:s3:::logs/${aws:PrincipalTag/team}/*", "aws:PrincipalTag/team=2026", true)]
    [InlineData("arn:aws:s3:::logs/${AWS:principaltag/TEAM}/*", "aws:PrincipalTag/team=2026", true)]
    [InlineData("arn:aws:s3:::logs/${aws:PrincipalTag/team}/*", "", false)]
    [InlineData("arn:aws:s3:::logs/${aws:PrincipalTag/team, '2026'}/*", "", true)]
    [InlineData("arn:aws:s3:::logs/${aws:PrincipalTag/team, '2025'}/*", "", false)]
    [InlineData("arn:aws:s3:::logs/${aws:PrincipalTag/team, '2025'}/*", "aws:PrincipalTag/team=2026", true)]
    [InlineData("arn:aws:s3:::logs/${aws:PrincipalTag/team}/*", "aws:PrincipalTag/team=20*", false)]
    [InlineData("arn:aws:s3:::logs/2026/${*}", "", false)]
    [InlineData("arn:aws:s3:::logs/2026/${?}.gz", "", false)]
    [InlineData(
        "arn:aws:s3:::${aws:PrincipalTag/one}/${aws:PrincipalTag/two}/*", "aws:PrincipalTag/one=logs;aws:PrincipalTag/two=2026", true)]
    [InlineData("arn:aws:s3:::logs/${aws:TagKeys}/*", "aws:TagKeys=2026|2027", false)]
    public void A_variable_in_a_resource_is_the_caller_s_value_or_its_default(string resource, string context, bool matches) =>
        Check(Variables, matches, Case.Decide($$$"""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"{{{resource}}}"}}
            """, context: context).IsAllowed);

    [Theory]
    [InlineData("{'NumericEquals':{'s3:max-keys':'${aws:PrincipalTag/n}'}}")]
    [InlineData("{'Bool':{'aws:SecureTransport':'${aws:PrincipalTag/b}'}}")]
    [InlineData("{'IpAddress':{'aws:SourceIp':'${aws:PrincipalTag/ip}'}}")]
    public void A_variable_works_in_texts_and_ARNs_only(string condition) => Assert.ThrowsAny<System.Exception>(
        () => Case.Decide(Case.When(condition), context: "aws:PrincipalTag/n=1;aws:PrincipalTag/b=true;aws:PrincipalTag/ip=10.0.0.1"));
}
