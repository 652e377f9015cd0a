using System.Management.Automation;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Hosting;
using S3Encryption.Sandbox.Identity;

namespace S3Encryption.Cmdlets.Tests.Access;

/// <summary>Callers with policies of the test's own.</summary>
internal static class Callers
{
    public const string Account = "111122223333";
    private const string Objects = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";

    /// <summary>An engine of a new user who may do anything with objects, and with keys what the policy says.</summary>
    public static HostedEngine AsNewUser(this SandboxFixture sandbox, string kmsPolicy)
    {
        var name = "user-" + sandbox.NewName(string.Empty);
        sandbox.Server.Principals.Add(DefaultPrincipals.User(name, Account, Objects, kmsPolicy));
        return sandbox.As(name);
    }

    /// <summary>A role that everybody may assume, with rights to these actions and no other.</summary>
    public static Role NewRole(this SandboxFixture sandbox, params string[] actions)
    {
        var role = new Role
        {
            Name = "role-" + sandbox.NewName(string.Empty),
            AccountId = Account,
            Policies = [PolicyDocument.Parse(Allow(actions), PolicyKind.Identity)],
        };
        sandbox.Server.Principals.Add(role);
        return role;
    }

    /// <summary>An identity policy of one statement.</summary>
    public static string Allow(params string[] actions) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["{{string.Join("\",\"", actions)}}"],"Resource":"*"}]}""";

    /// <summary>The script's result, of which it emitted one, as text.</summary>
    public static string Text(this HostedEngine engine, string script) => EngineAssert.OneObject(engine.Run(script)).ToString()!;

    public static T At<T>(this PSObject value, string property, string name) =>
        (T)((System.Collections.IDictionary)value.Properties[property].Value)[name]!;
}
