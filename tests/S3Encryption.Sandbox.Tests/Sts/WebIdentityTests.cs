using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using CsCheck;
using S3Encryption.Sandbox.Hosting;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Tests.Hosting;
using S3Encryption.Sandbox.Tests.Signing;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Sts;

public sealed class WebIdentityTests
{
    private const string Issuer = "https://id.example.com/ci";
    private const string Trust = """
        {'Effect':'Allow','Principal':{'Federated':'arn:aws:iam::111122223333:oidc-provider/id.example.com/ci'},
         'Action':'sts:AssumeRoleWithWebIdentity',
         'Condition':{'StringEquals':{'id.example.com/ci:aud':'sts.amazonaws.com'},'StringLike':{'id.example.com/ci:sub':'repo:me/*'}}}
        """;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly StsBench _sts = new();
    private readonly WebIdentityProvider _provider = new(StsBench.Account, Issuer, ["sts.amazonaws.com", "other"]);

    public WebIdentityTests()
    {
        _sts.AddRole(Trust);
        _sts.Principals.Add(_provider);
    }

    [Fact]
    public async Task Who_has_a_token_of_a_trusted_provider_gets_a_session_without_signing()
    {
        var answer = await _sts.CallAsync(null, Body(_provider.MintToken("repo:me/x", SigningBench.Then, Hour)));
        Assert.Equal(
            ["repo:me/x", "sts.amazonaws.com", _provider.Arn, "arn:aws:sts::111122223333:assumed-role/Ops/me"],
            new[] { "SubjectFromWebIdentityToken", "Audience", "Provider", "Arn" }.Select(name => StsBench.Value(answer, name)));
        Assert.NotNull(_sts.Principals.Find(StsBench.Value(answer, "AccessKeyId")));
    }

    [Theory]
    [InlineData("repo:you/x", "sts.amazonaws.com", 60, "403 AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity")]
    [InlineData("repo:me/x", "other", 60, "403 AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity")]
    [InlineData("repo:me/x", "nobody", 60, "400 InvalidIdentityToken: Incorrect token audience")]
    [InlineData("repo:me/x", "sts.amazonaws.com", 0, "400 ExpiredTokenException: Token expired: current date/time ")]
    public async Task A_token_for_somebody_or_something_else_or_out_of_date_is_refused(
        string subject, string audience, int seconds, string refusal)
    {
        var token = _provider.MintToken(subject, SigningBench.Then, TimeSpan.FromSeconds(seconds), audience);
        Assert.StartsWith(refusal, await _sts.RefusalOfAsync(null, Body(token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_an_unknown_issuer_or_of_another_key_is_refused()
    {
        var stranger = new WebIdentityProvider(StsBench.Account, "https://unknown.example.com", ["sts.amazonaws.com"]);
        Assert.Equal(
            "400 InvalidIdentityToken: No OpenIDConnect provider found in your account for https://unknown.example.com",
            await _sts.RefusalOfAsync(null, Body(stranger.MintToken("repo:me/x", SigningBench.Then, Hour))));
        var forger = new WebIdentityProvider(StsBench.Account, Issuer, ["sts.amazonaws.com"]);
        Assert.StartsWith(
            "400 InvalidIdentityToken: ",
            await _sts.RefusalOfAsync(null, Body(forger.MintToken("repo:me/x", SigningBench.Then, Hour))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_may_come_with_its_own_RSA_keys()
    {
        using var rsa = RSA.Create(2048);
        var key = rsa.ExportParameters(false);
        var set = JsonSerializer.Serialize(new
        {
            keys = new[]
            {
                new { kty = "RSA", kid = "k1", n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) },
            },
        });
        _sts.Principals.Add(new WebIdentityProvider(StsBench.Account, Issuer, ["sts.amazonaws.com"], set));
        string Token(string kid)
        {
            var signed = Part(new { alg = "RS256", kid }) + "." + Part(new
            {
                iss = Issuer,
                sub = "repo:me/x",
                aud = new[] { "sts.amazonaws.com" },
                iat = SigningBench.Then.ToUnixTimeSeconds(),
                exp = SigningBench.Then.AddHours(1).ToUnixTimeSeconds(),
            });
            var signature = rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return signed + "." + Base64Url.EncodeToString(signature);
        }

        Assert.Equal("done", await _sts.RefusalOfAsync(null, Body(Token("k1"))));
        Assert.StartsWith("400 InvalidIdentityToken", await _sts.RefusalOfAsync(null, Body(Token("k2"))), StringComparison.Ordinal);
    }

    [Fact]
    public void No_damaged_token_opens_a_session_or_breaks_STS()
    {
        var token = _provider.MintToken("repo:me/x", SigningBench.Then, Hour);
        Gen.Select(Gen.Int[0, token.Length - 1], Gen.OneOf(Gen.Char["AZaz09._-=+/ {"], Gen.Char), Gen.Bool).Sample((at, letter, cut) =>
        {
            var damaged = cut ? token[..at] : token[..at] + letter + token[(at + 1)..];
            var refusal = _sts.RefusalOfAsync(null, Body(damaged)).GetAwaiter().GetResult();
            // The last character of a signature has bits that are not used.
            return refusal.StartsWith("400 ", StringComparison.Ordinal) || damaged == token || (at == token.Length - 1 && !cut);
        });
    }

    [Fact]
    public async Task A_configuration_declares_roles_and_providers_and_an_unsigned_client_uses_them_over_HTTP()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $$"""
            { "roles": [ { "name": "Ops", "path": "/ci/", "maxSessionDuration": 7200, "tags": { "team": "a" },
                "policies": [ { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } ] } ],
                "trustPolicy": { "Version": "2012-10-17", "Statement": {{Trust.Replace('\'', '"')}} } } ],
              "webIdentityProviders": [ { "issuer": "{{Issuer}}", "audiences": [ "sts.amazonaws.com" ] } ] }
            """, TestContext.Current.CancellationToken);
        var options = SandboxConfig.Load(file, new SandboxOptions());
        File.Delete(file);
        await using var server = await SandboxServer.StartAsync(options, TestContext.Current.CancellationToken);
        using var anyone = new SandboxClient(server, null);
        var token = server.Principals.WebIdentityProviders.Single().MintToken("repo:me/x", DateTimeOffset.UtcNow, Hour);
        var answer = await anyone.SendAsync(
            "POST", "/", Body(token) + "&DurationSeconds=7200", ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"));
        Assert.Equal(200, answer.Status);
        using var session = new SandboxClient(server, server.Principals.Find(answer.Element("AccessKeyId")!));
        Assert.Equal(200, (await session.SendAsync("GET", "/")).Status);
        Assert.Empty(server.UnexpectedErrors);
    }

    [Theory]
    [InlineData("http://id.example.com", null)]
    [InlineData("https://id.example.com", "{}")]
    [InlineData("https://id.example.com", """{"keys":[{"kty":"oct"}]}""")]
    [InlineData("https://id.example.com", """{"keys":[{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}]}""")]
    public void A_provider_that_could_never_verify_a_token_is_refused_at_the_start(string issuer, string? keys) =>
        Assert.Throws<FormatException>(() => new WebIdentityProvider(StsBench.Account, issuer, ["sts.amazonaws.com"], keys));

    private static string Part(object json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));

    private static string Body(string token) => string.Join('&', new Dictionary<string, string>
    {
        ["Action"] = "AssumeRoleWithWebIdentity",
        ["RoleArn"] = StsBench.RoleArn,
        ["RoleSessionName"] = "me",
        ["WebIdentityToken"] = token,
    }.Select(static pair => pair.Key + "=" + Uri.EscapeDataString(pair.Value)));
}
