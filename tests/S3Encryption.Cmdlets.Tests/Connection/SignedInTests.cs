using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Identity;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Connection;

/// <summary>
/// People sign in by IAM Identity Center (<c>aws sso login</c>): what that left is used, and when it has ended they are told to sign in
/// again, and nothing else happens.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html</remarks>
public sealed class SignedInTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string StartUrl = "https://desk.awsapps.com/start";
    private const string Token = "a-token-of-the-portal";
    private const string Read =
        "Import-Module $Manifest; "
        + "try { (Get-S3BucketEncryption open -ProfileName desk -ErrorAction Stop).Region } "
        + "catch { $_.FullyQualifiedErrorId; $_.Exception.Message }";

    private const string OfSession =
        $"""
        [profile desk]
        sso_session = office
        sso_account_id = 111122223333
        sso_role_name = Audit
        [sso-session office]
        sso_region = us-east-1
        sso_start_url = {StartUrl}
        sso_registration_scopes = sso:account:access
        """;

    private const string OfStartUrl =
        $"""
        [profile desk]
        sso_start_url = {StartUrl}
        sso_region = us-east-1
        sso_account_id = 111122223333
        sso_role_name = Audit
        """;

    [Theory]
    [InlineData(OfSession, "office")]
    [InlineData(OfStartUrl, StartUrl)]
    public async Task Who_signed_in_is_not_asked_for_keys(string config, string cachedAs)
    {
        using var portal = new CredentialServer(Answer);
        Assert.Equal(["us-east-1"], await ScriptProcess.RunAsync(Read, SignedIn(portal, config, cachedAs, TimeSpan.FromHours(1))));
        Assert.Equal(["/federation/credentials"], portal.Asked);
    }

    [Theory]
    [InlineData(OfSession, "office")]
    [InlineData(OfStartUrl, StartUrl)]
    public async Task Whose_sign_in_has_ended_is_told_to_sign_in_again(string config, string cachedAs)
    {
        using var portal = new CredentialServer(Answer);
        SaysToSignIn(await ScriptProcess.RunAsync(Read, SignedIn(portal, config, cachedAs, TimeSpan.FromHours(-1))));
        Assert.Empty(portal.Asked);
    }

    [Fact]
    public async Task Whose_sign_in_was_ended_elsewhere_is_told_to_sign_in_again()
    {
        using var portal = new CredentialServer(_ => null);
        SaysToSignIn(await ScriptProcess.RunAsync(Read, SignedIn(portal, OfSession, "office", TimeSpan.FromHours(1))));
        Assert.NotEmpty(portal.Asked);
    }

    [Fact]
    public async Task Who_never_signed_in_is_told_to()
    {
        using var portal = new CredentialServer(Answer);
        SaysToSignIn(await ScriptProcess.RunAsync(Read, SignedIn(portal, OfSession, "another", TimeSpan.FromHours(1))));
    }

    private static void SaysToSignIn(string[] lines)
    {
        Assert.StartsWith("ExpiredCredentials,", lines[0], StringComparison.Ordinal);
        Assert.Contains("aws sso login --profile desk", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(Token, string.Concat(lines), StringComparison.Ordinal);
    }

    private string? Answer(HttpListenerRequest asked)
    {
        if (asked.Headers["x-amz-sso_bearer_token"] != Token || asked.QueryString["role_name"] != "Audit") return null;
        var who = Session();
        return $$"""
            {"roleCredentials":{"accessKeyId":"{{who.AccessKeyId}}","secretAccessKey":"{{who.SecretAccessKey}}",
             "sessionToken":"{{who.SessionToken}}","expiration":{{who.Expires!.Value.ToUnixTimeMilliseconds()}} } }
            """;
    }

    // A session of what the administrator may do, as the portal hands it out.
    private Principal Session()
    {
        var session = sandbox.Server.Principals.All.Single(p => p.Name == "admin") with
        {
            Name = "signed-in",
            AccessKeyId = NewCredentials.AccessKeyId("ASIA"),
            SecretAccessKey = NewCredentials.Secret(40),
            SessionToken = NewCredentials.Secret(200),
            Expires = DateTimeOffset.UtcNow.AddHours(1),
        };
        sandbox.Server.Principals.Add(session);
        return session;
    }

    // The home of somebody who ran aws sso login.
    private Dictionary<string, string> SignedIn(CredentialServer portal, string config, string cachedAs, TimeSpan left)
    {
        var home = sandbox.NewPath(".home");
        var cache = Directory.CreateDirectory(Path.Combine(home, ".aws", "sso", "cache"));
        var configFile = Path.Combine(home, ".aws", "config");
        File.WriteAllText(configFile, config + "\nregion = us-east-1\n");
        var name = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(cachedAs)));
        File.WriteAllText(
            Path.Combine(cache.FullName, name + ".json"),
            $$"""
            {"startUrl":"{{StartUrl}}","region":"us-east-1","accessToken":"{{Token}}",
             "expiresAt":"{{DateTime.UtcNow + left:yyyy-MM-ddTHH:mm:ssZ}}"}
            """);
        return new Dictionary<string, string>
        {
            ["HOME"] = home,
            ["USERPROFILE"] = home,
            ["AWS_CONFIG_FILE"] = configFile,
            ["AWS_ENDPOINT_URL"] = sandbox.Server.Endpoint.ToString(),
            ["AWS_ENDPOINT_URL_SSO"] = portal.Url,
            ["AWS_ENDPOINT_URL_SSO_OIDC"] = portal.Url,
            ["AWS_CA_BUNDLE"] = sandbox.Server.CaBundlePath,
        };
    }
}
