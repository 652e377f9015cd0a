using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Hosting;
using S3Encryption.Sandbox.Identity;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Connection;

/// <summary>Runbooks have no keys of their own: each place that AWS's tools find credentials in is found here too.</summary>
public sealed class CredentialSourcesTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Read =
        "Import-Module $Manifest; try { (Get-S3BucketEncryption open -ErrorAction Stop).Region } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }";

    [Theory]
    [InlineData("AWS_CONTAINER_CREDENTIALS_FULL_URI", "/container")]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT", "")]
    public async Task A_container_and_an_instance_give_theirs(string variable, string path)
    {
        using var server = new CredentialServer(asked => Agent(asked.Url!.AbsolutePath));
        var environment = Environment();
        environment[variable] = server.Url + path;
        environment["AWS_EC2_METADATA_DISABLED"] = "false";
        Assert.Equal(["us-east-1"], await ScriptProcess.RunAsync(Read, environment));
        Assert.NotEmpty(server.Asked);
    }

    [Fact]
    public async Task A_web_identity_such_as_that_of_a_workload_in_Azure_becomes_a_role()
    {
        var (file, token) = (sandbox.NewPath(".json"), sandbox.NewPath(".jwt"));
        File.WriteAllText(file, """
            { "buckets": [ { "name": "open" } ],
              "roles": [ { "name": "Ops",
                "policies": [ { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } ] } ],
                "trustPolicy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
                  "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/id.example.com" } } ] } } ],
              "webIdentityProviders": [ { "issuer": "https://id.example.com", "audiences": [ "sts.amazonaws.com" ] } ] }
            """);
        await using var server = await SandboxServer.StartAsync(
            SandboxConfig.Load(file, new SandboxOptions { HttpPort = 0 }), TestContext.Current.CancellationToken);
        var provider = server.Principals.WebIdentityProviders.Single();
        File.WriteAllText(token, provider.MintToken("system:serviceaccount:ops", DateTimeOffset.UtcNow, TimeSpan.FromHours(1)));
        var environment = Environment();
        environment["AWS_ENDPOINT_URL"] = server.Endpoint.ToString();
        environment["AWS_CA_BUNDLE"] = server.CaBundlePath;
        // The SDK asks for the role itself, and knows no other authorities than the system's.
        environment["AWS_ENDPOINT_URL_STS"] = server.HttpEndpoint!.ToString();
        environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = token;
        environment["AWS_ROLE_ARN"] = "arn:aws:iam::111122223333:role/Ops";
        Assert.Equal(["us-east-1"], await ScriptProcess.RunAsync(Read, environment));
        Assert.Contains(server.Requests.Snapshot(), r => r.Operation == "AssumeRoleWithWebIdentity");
    }

    [Fact]
    public async Task A_profile_that_wants_a_second_factor_says_so_and_never_waits_for_one()
    {
        var (credentials, config) = (sandbox.NewPath(".ini"), sandbox.NewPath(".ini"));
        File.WriteAllText(
            credentials, $"[base]\naws_access_key_id = {Admin.AccessKeyId}\naws_secret_access_key = {Admin.SecretAccessKey}\n");
        File.WriteAllText(
            config,
            "[profile guarded]\nregion = us-east-1\nrole_arn = arn:aws:iam::111122223333:role/expired\nsource_profile = base\n"
            + "mfa_serial = arn:aws:iam::111122223333:mfa/me\n");
        var environment = Environment();
        environment["AWS_SHARED_CREDENTIALS_FILE"] = credentials;
        environment["AWS_CONFIG_FILE"] = config;
        environment["AWS_PROFILE"] = "guarded";
        var lines = await ScriptProcess.RunAsync(Read, environment);
        Assert.StartsWith("NoCredentials,", lines[0], StringComparison.Ordinal);
        Assert.Contains("arn:aws:iam::111122223333:mfa/me", lines[1], StringComparison.Ordinal);
        Assert.Contains("get-session-token", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_AWS_Tools_stored_in_the_session_is_used_and_asked_anew_as_it_is_renewed()
    {
        using var engine = sandbox.As();
        _ = engine.Require("$PSDefaultParameterValues.Remove('*-S*:Credential')");
        var stored = new StoredCredentials(new ForeignCredentials(Admin.AccessKeyId, Admin.SecretAccessKey));
        engine.Set("StoredAWSCredentials", stored);
        _ = EngineAssert.OneObject(engine.Run("Get-S3BucketEncryption open"));
        Assert.True(stored.Credentials.Reads > 1);
        engine.Set("StoredAWSCredentials", new ForeignCredentials(Admin.AccessKeyId, Admin.SecretAccessKey));
        _ = EngineAssert.OneObject(engine.Run("Get-S3BucketEncryption open"));
    }

    [Fact]
    public void What_AWS_Tools_stored_and_cannot_renew_is_an_error_that_names_it()
    {
        using var engine = sandbox.As();
        _ = engine.Require("$PSDefaultParameterValues.Remove('*-S*:Credential')");
        engine.Set("StoredAWSCredentials", new StoredCredentials(new ForeignCredentials("AKIA", "x") { Fault = "the sign-in has expired" }));
        _ = EngineAssert.OneError(
            engine.Run("'open', 'fresh' | Get-S3BucketEncryption"), "NoCredentials", "$StoredAWSCredentials", "the sign-in has expired");
    }

    [Fact]
    public void A_credential_that_is_named_goes_before_what_is_stored()
    {
        using var engine = sandbox.As();
        engine.Set("StoredAWSCredentials", new StoredCredentials(new ForeignCredentials("AKIA", "x") { Fault = "not to be asked" }));
        _ = EngineAssert.OneObject(engine.Run("Get-S3BucketEncryption open"));
    }

    private Principal Admin => sandbox.Server.Principals.All.Single(p => p.Name == "admin");

    // As the agents of containers and instances do.
    private string Agent(string path) => path switch
    {
        "/latest/api/token" => "a-token",
        "/latest/meta-data/iam/security-credentials/" => "ops",
        _ => $$"""
            {"Code":"Success","Type":"AWS-HMAC","AccessKeyId":"{{Admin.AccessKeyId}}","SecretAccessKey":"{{Admin.SecretAccessKey}}",
             "Token":"","LastUpdated":"{{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ssZ}}","Expiration":"{{DateTime.UtcNow.AddHours(6):yyyy-MM-ddTHH:mm:ssZ}}"}
            """,
    };

    private Dictionary<string, string> Environment() => new()
    {
        ["AWS_ENDPOINT_URL"] = sandbox.Server.Endpoint.ToString(),
        ["AWS_CA_BUNDLE"] = sandbox.Server.CaBundlePath,
        ["AWS_REGION"] = sandbox.Server.Region,
    };

    /// <summary>Shaped like AWS Tools' wrapper, whose credentials are internal.</summary>
    private sealed class StoredCredentials(ForeignCredentials credentials)
    {
        internal ForeignCredentials Credentials { get; } = credentials;
    }

    /// <summary>Shaped like credentials of another copy of the AWS SDK.</summary>
    public sealed class ForeignCredentials(string id, string secret)
    {
        public int Reads { get; private set; }

        public string? Fault { get; init; }

        public object GetCredentials()
        {
            Reads++;
            return Fault is null ? new { AccessKey = id, SecretKey = secret, Token = "" } : throw new InvalidOperationException(Fault);
        }
    }
}
