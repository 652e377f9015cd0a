using System;
using System.Collections.Generic;
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

namespace S3Encryption.Sandbox.Tests.Sts;

/// <summary>An STS of its own for each test, called as over HTTP.</summary>
internal sealed class StsBench
{
    internal const string Account = "111122223333";
    internal const string RoleArn = "arn:aws:iam::111122223333:role/Ops";
    internal static readonly Principal Admin = User("admin", "*");
    internal static readonly Principal Nobody = User("nobody", "s3:*");

    internal PrincipalDirectory Principals { get; } = new();

    internal static Principal User(string name, string action) => SigningBench.User(name, "AKIA" + name, "secret") with
    {
        Policies = [Policy(action)],
    };

    internal static PolicyDocument Policy(string action) => PolicyDocument.Parse(
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"{{{action}}}","Resource":"*"}}""");

    /// <summary>The role Ops, trusting as this statement says; null: as a role without a trust policy.</summary>
    internal void AddRole(string? trust, params KeyValuePair<string, string>[] tags) => Principals.Add(new Role
    {
        Name = "Ops",
        AccountId = Account,
        Policies = [Policy("s3:*")],
        TrustPolicy = trust is null ? null
            : PolicyDocument.Parse("{\"Version\":\"2012-10-17\",\"Statement\":" + trust.Replace('\'', '"') + "}"),
        Tags = new Dictionary<string, string>(tags),
    });

    /// <summary>Who the answer's credentials are of.</summary>
    internal async Task<Principal> AssumeAsync(Principal caller, string parameters = "") =>
        Principals.Find(Value(await CallAsync(caller, Body(parameters)), "AccessKeyId"))!;

    internal Task<string> RefusedAsync(Principal? caller, string parameters) => RefusalOfAsync(caller, Body(parameters));

    internal async Task<string> RefusalOfAsync(Principal? caller, string body)
    {
        try
        {
            _ = await CallAsync(caller, body);
            return "done";
        }
        catch (AwsErrorException refused)
        {
            return $"{refused.Status} {refused.Code}: {refused.Message}";
        }
    }

    internal async Task<XElement> CallAsync(Principal? caller, string body)
    {
        var context = new DefaultHttpContext();
        context.Response.Body = new System.IO.MemoryStream();
        await new StsService(Principals, new FixedClock(SigningBench.Then)).HandleAsync(
            context, caller, Encoding.UTF8.GetBytes(body), "id");
        return XElement.Parse(context.ResponseText());
    }

    internal static string Value(XElement root, string name) => root.Descendants().First(element => element.Name.LocalName == name).Value;

    private static string Body(string parameters) =>
        "Action=AssumeRole&RoleArn=" + Uri.EscapeDataString(RoleArn) + "&RoleSessionName=me" + parameters;
}
