using S3Encryption.Core.Access.Policies;
using Xunit;
using static S3Encryption.Sandbox.Tests.Policies.Page;

namespace S3Encryption.Sandbox.Tests.Policies;

/// <summary>What the elements that exclude mean with each effect, and how statements weigh against one another.</summary>
public sealed class ElementTests
{
    private const string Session = "arn:aws:sts::111122223333:assumed-role/Writer/me";
    private const string Everything = "{'Effect':'Allow','Action':'*','Resource':'*'}";

    [Theory]
    // NotAction with Allow is all others of every service, with Deny all others are denied
    [InlineData(NotAction, "{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}", "Allowed")]
    [InlineData(NotAction, "{'Effect':'Allow','NotAction':'s3:GET*','Resource':'*'}", "ImplicitDeny")]
    [InlineData(NotAction, Everything + ",{'Effect':'Deny','NotAction':'kms:*','Resource':'*'}", "ExplicitDeny")]
    [InlineData(NotAction, Everything + ",{'Effect':'Deny','NotAction':['s3:Get*','kms:*'],'Resource':'*'}", "Allowed")]
    [InlineData(NotAction, "{'Effect':'Deny','NotAction':'s3:GetObject','Resource':'*'}", "ImplicitDeny")]
    [InlineData(NotAction, "{'Effect':'Allow','NotAction':'s3:DeleteObject','Resource':'arn:aws:s3:::other/*'}", "ImplicitDeny")]
    // NotResource likewise
    [InlineData(NotResource, Everything + ",{'Effect':'Deny','Action':'s3:*','NotResource':'arn:aws:s3:::logs/*'}", "Allowed")]
    [InlineData(NotResource, Everything + ",{'Effect':'Deny','Action':'s3:*','NotResource':'arn:aws:s3:::other/*'}", "ExplicitDeny")]
    [InlineData(
        NotResource, Everything + ",{'Effect':'Deny','Action':'s3:*','NotResource':['arn:aws:s3:::x','arn:aws:s3:::logs/2026/?.gz']}",
        "Allowed")]
    [InlineData(NotResource, "{'Effect':'Allow','Action':'s3:*','NotResource':['arn:aws:s3:::other','arn:aws:s3:::other/*']}", "Allowed")]
    // Deny wins, wherever it stands; a deny that does not apply does not
    [InlineData(Logic, "{'Effect':'Deny','Action':'s3:GetObject','Resource':'*'}," + Everything, "ExplicitDeny")]
    [InlineData(Logic, Everything + ",{'Effect':'Deny','Action':'s3:GetObject','Resource':'arn:aws:s3:::other/*'}", "Allowed")]
    [InlineData(Logic, Everything + ",{'Effect':'Deny','Action':'s3:PutObject','Resource':'*'}", "Allowed")]
    [InlineData(
        Logic, Everything + ",{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}}}",
        "Allowed")]
    [InlineData(Logic, "{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::other/*'}", "ImplicitDeny")]
    [InlineData(Action, "{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::logs/2026/?.gz'}", "Allowed")]
    [InlineData(Action, "{'Effect':'Allow','Action':'s3:*Object','Resource':'*'}", "Allowed")]
    [InlineData(Action, "{'Effect':'Allow','Action':'s3:GetObject?','Resource':'*'}", "ImplicitDeny")]
    [InlineData(Action, "{'Effect':'Allow','Action':'s3:GetObjectVersion','Resource':'*'}", "ImplicitDeny")]
    [InlineData(Resource, "{'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::*'}", "Allowed")]
    [InlineData(Resource, "{'Effect':'Allow','Action':'*','Resource':'arn:*:s3:::logs/*'}", "Allowed")]
    [InlineData(Resource, "{'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::logs/2026'}", "ImplicitDeny")]
    public void A_statement_applies_to_what_it_names_or_to_all_but_that(string page, string statements, string decision) =>
        Check(page, decision, Case.Decide(Policy(statements)).Decision.ToString());

    [Theory]
    // NotPrincipal with Deny spares whom it names: the user, or of a role the session, the role and the account
    [InlineData(
        NotPrincipal, "'NotPrincipal':{'AWS':['arn:aws:iam::111122223333:user/alice','arn:aws:iam::111122223333:root']}",
        Case.Alice, false)]
    [InlineData(
        NotPrincipal, "'NotPrincipal':{'AWS':['arn:aws:iam::111122223333:user/bob','arn:aws:iam::999999999999:root']}", Case.Alice, true)]
    [InlineData(NotPrincipal, "'NotPrincipal':{'AWS':'arn:aws:iam::111122223333:user/alice'}", "", true)]
    [InlineData(
        NotPrincipal,
        "'NotPrincipal':{'AWS':['" + Session + "','arn:aws:iam::111122223333:role/Writer','arn:aws:iam::111122223333:root']}",
        Session, false)]
    [InlineData(NotPrincipal, "'NotPrincipal':{'Service':'logging.s3.amazonaws.com'}", "logging.s3.amazonaws.com", false)]
    [InlineData(NotPrincipal, "'NotPrincipal':{'Service':'logging.s3.amazonaws.com'}", Case.Alice, true)]
    // Principal with Deny: an account's ARN denies everybody in it
    [InlineData(Principal, "'Principal':{'AWS':'111122223333'}", Case.Alice, true)]
    [InlineData(Principal, "'Principal':{'AWS':'arn:aws:iam::111122223333:root'}", Session, true)]
    [InlineData(Principal, "'Principal':{'AWS':'arn:aws:iam::111122223333:role/Writer'}", Session, true)]
    [InlineData(Principal, "'Principal':{'AWS':'arn:aws:iam::111122223333:role/Reader'}", Session, false)]
    [InlineData(Principal, "'Principal':{'AWS':'" + Session + "'}", Session, true)]
    [InlineData(Principal, "'Principal':{'AWS':'arn:aws-cn:iam::111122223333:user/alice'}", Case.Alice, false)]
    [InlineData(Principal, "'Principal':{'AWS':'arn:aws-cn:iam::111122223333:root'}", Case.Alice, false)]
    [InlineData(Principal, "'Principal':{'AWS':'arn:aws-cn:iam::111122223333:role/Writer'}", Session, false)]
    [InlineData(Principal, "'Principal':{'AWS':'*'}", "", true)]
    [InlineData(Principal, "'Principal':'*'", "logging.s3.amazonaws.com", true)]
    public void A_denial_reaches_whom_it_names_or_all_but_them(string page, string principals, string caller, bool denied) =>
        Check(
            page, denied,
            Case.Decide(Policy("{'Effect':'Deny'," + principals + ",'Action':'*','Resource':'*'}"), caller).IsExplicitDeny);

    [Theory]
    [InlineData(PolicyDocument.CurrentVersion, true)]
    [InlineData(PolicyDocument.EarlierVersion, false)]
    public void Variables_are_of_the_current_version_only(string version, bool matches) =>
        Check(Version, matches, Case.Decide($$$"""
            {"Version":"{{{version}}}","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::logs/${aws:PrincipalTag/t}/*"}}
            """, context: "aws:PrincipalTag/t=2026").IsAllowed);

    private static string Policy(string statements) =>
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements.Replace('\'', '"') + "]}";
}
