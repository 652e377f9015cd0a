using System.Linq;
using System.Text;
using System.Threading.Tasks;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Sts;
using S3Encryption.Sandbox.Tests.Signing;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Sts;

public sealed class StsTests
{
    private static readonly Principal Admin = SigningBench.User("admin", "AKIAADMIN", "secret") with
    {
        Policies = [PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""")],
    };

    private readonly PrincipalDirectory _principals = new();

    [Fact]
    public async Task Everybody_can_see_who_they_are()
    {
        var answer = await CallAsync(SigningBench.User("nobody", "AKIANOBODY", "x"), "Action=GetCallerIdentity&Version=2011-06-15");
        Assert.Equal("GetCallerIdentityResponse", answer.Name.LocalName);
        Assert.Equal(("arn:aws:iam::111122223333:user/nobody", "111122223333"), (Value(answer, "Arn"), Value(answer, "Account")));
    }

    [Fact]
    public async Task An_assumed_role_is_a_session_with_the_roles_policies_and_an_end()
    {
        _principals.Add(Admin with
        {
            Name = "ops",
            Arn = "arn:aws:sts::111122223333:assumed-role/Ops/base",
            AccessKeyId = "AKIAOPS",
            UserId = "AROAX:base",
        });
        var answer = await CallAsync(
            Admin, "Action=AssumeRole&RoleArn=arn:aws:iam::111122223333:role/path/Ops&RoleSessionName=me&DurationSeconds=900");
        var session = _principals.Find(Value(answer, "AccessKeyId"))!;
        Assert.Equal(("arn:aws:sts::111122223333:assumed-role/Ops/me", "AROAX:me"), (session.Arn, session.UserId));
        Assert.Equal((SigningBench.Then.AddSeconds(900), Value(answer, "SessionToken")), (session.Expires, session.SessionToken));
    }

    [Theory]
    [InlineData("", "MissingAction")]
    [InlineData("Action=Nonsense", "InvalidAction")]
    [InlineData("Action=AssumeRole", "ValidationError")]
    [InlineData("Action=AssumeRole&RoleArn=x&RoleSessionName=%00", "ValidationError")]
    [InlineData("Action=AssumeRole&RoleArn=arn:aws:iam::111122223333:role/None&RoleSessionName=me", "AccessDenied")]
    public async Task A_request_that_cannot_be_met_is_a_clear_refusal(string body, string code)
    {
        var error = await Assert.ThrowsAsync<AwsErrorException>(() => CallAsync(Admin, body));
        Assert.Equal(code, error.Code);
    }

    [Fact]
    public async Task An_error_is_well_formed_XML_whatever_the_client_sent()
    {
        var context = new DefaultHttpContext();
        context.Response.Body = new System.IO.MemoryStream();
        await StsErrorAnswer.WriteAsync(context, new AwsErrorException(400, "InvalidAction", "Could not find <\u0000&"), "id");
        var error = XElement.Parse(context.ResponseText());
        Assert.Equal(
            ("Sender", "InvalidAction", "Could not find <&", "id"),
            (Value(error, "Type"), Value(error, "Code"), Value(error, "Message"), Value(error, "RequestId")));
    }

    private async Task<XElement> CallAsync(Principal caller, string body)
    {
        var context = new DefaultHttpContext();
        context.Response.Body = new System.IO.MemoryStream();
        await new StsService(_principals, new FixedClock(SigningBench.Then)).HandleAsync(
            context, caller, Encoding.UTF8.GetBytes(body), "id");
        return XElement.Parse(context.ResponseText());
    }

    private static string Value(XElement root, string name) => root.Descendants().First(element => element.Name.LocalName == name).Value;
}
