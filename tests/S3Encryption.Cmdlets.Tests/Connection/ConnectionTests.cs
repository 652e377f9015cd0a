using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Connection;

/// <summary>Who the caller is and where AWS is, from each place it may be said.</summary>
public sealed class ConnectionTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Read = "Import-Module $Manifest; (Get-S3BucketEncryption open).Region";
    private const string ReadInErrorIds =
        "Import-Module $Manifest; try { Get-S3BucketEncryption open -ErrorAction Stop } catch { $_.FullyQualifiedErrorId.Split(',')[0] }";

    [Fact]
    public async Task The_environment_that_every_AWS_tool_reads_is_enough() =>
        Assert.Equal(
            ["us-east-1"],
            await ScriptProcess.RunAsync(
                Read, Environment("AWS_ENDPOINT_URL", "AWS_CA_BUNDLE", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")));

    [Fact]
    public async Task Without_credentials_the_error_says_how_to_give_them() =>
        Assert.Equal(
            ["NoCredentials"],
            await ScriptProcess.RunAsync(ReadInErrorIds, Environment("AWS_ENDPOINT_URL", "AWS_CA_BUNDLE", "AWS_REGION")));

    [Fact]
    public async Task Without_a_Region_AWS_cannot_be_asked_and_the_error_says_so() =>
        Assert.Equal(["NoRegion"], await ScriptProcess.RunAsync(ReadInErrorIds, Environment("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")));

    [Fact]
    public async Task The_Region_that_AWS_Tools_stored_in_the_session_is_used()
    {
        var lines = await ScriptProcess.RunAsync(
            "$StoredAWSRegion = 'nowhere'; Import-Module $Manifest; "
                + "try { Get-S3BucketEncryption -EA Stop } catch { $_.Exception.Message }",
            Environment("AWS_ENDPOINT_URL", "AWS_CA_BUNDLE", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"));
        Assert.Contains("the region 'nowhere' is wrong", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_gives_credentials_Region_and_endpoint()
    {
        var (credentials, config) = (sandbox.NewPath(".ini"), sandbox.NewPath(".ini"));
        File.WriteAllText(
            credentials, $"[work]\naws_access_key_id = {Admin.AccessKeyId}\naws_secret_access_key = {Admin.SecretAccessKey}\n");
        File.WriteAllText(config, $"[profile work]\nregion = us-east-1\nendpoint_url = {sandbox.Server.Endpoint}\n");
        var environment = Environment("AWS_CA_BUNDLE");
        environment["AWS_SHARED_CREDENTIALS_FILE"] = credentials;
        environment["AWS_CONFIG_FILE"] = config;
        var lines = await ScriptProcess.RunAsync(
            "Import-Module $Manifest; (Get-S3BucketEncryption open -ProfileName work).Region; "
                + "$env:AWS_PROFILE = 'work'; (Get-S3BucketEncryption open).Region",
            environment);
        Assert.Equal(["us-east-1", "us-east-1"], lines);
    }

    [Fact]
    public void A_profile_that_does_not_exist_is_named()
    {
        using var engine = sandbox.As();
        _ = engine.Require("$PSDefaultParameterValues.Remove('*-S*:Credential')");
        _ = EngineAssert.OneError(
            engine.Run("Get-S3BucketEncryption open -ProfileName no-such-profile"), "ProfileNotFound", "no-such-profile");
    }

    [Fact]
    public void A_role_is_assumed_over_the_same_endpoint_and_its_rights_are_what_counts()
    {
        using var engine = sandbox.As();
        _ = EngineAssert.OneObject(engine.Run("Get-S3BucketEncryption open -RoleArn arn:aws:iam::111122223333:role/expired"));
        Assert.NotEmpty(sandbox.Seen("AssumeRole"));
    }

    [Fact]
    public void A_role_that_cannot_be_assumed_ends_the_command_at_once()
    {
        using var engine = sandbox.As();
        var error = EngineAssert.OneError(
            engine.Run("'open', 'fresh' | Get-S3BucketEncryption -RoleArn arn:aws:iam::111122223333:role/none"),
            "RoleNotAssumed",
            "role/none cannot be assumed: AssumeRole was denied: ",
            "sts:AssumeRole");
        // What to do is said once.
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(error.ToString(), "The caller needs"));
    }

    [Fact]
    public void One_failure_of_set_up_is_told_once_not_once_an_item()
    {
        using var engine = sandbox.As();
        _ = EngineAssert.OneError(
            engine.Run("1..20 | ForEach-Object { 'open' } | Get-S3BucketEncryption -EndpointUrl https://127.0.0.1:1"),
            "EndpointUnreachable",
            "127.0.0.1:1");
    }

    [Theory]
    [InlineData("-SessionToken x -Credential $null", "")]
    [InlineData("-ProfileName x", "-Credential")]
    public void Parameters_that_name_two_callers_are_refused(string parameters, string words)
    {
        using var engine = sandbox.As();
        Assert.Contains(
            words, Assert.Single(engine.Run($"Get-S3BucketEncryption open {parameters}").AllErrors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_account_that_must_own_the_bucket_is_asked_for()
    {
        using var engine = sandbox.As();
        _ = EngineAssert.OneObject(engine.Run("Get-S3BucketEncryption open -ExpectedBucketOwner 111122223333"));
        _ = EngineAssert.OneError(engine.Run("Get-S3BucketEncryption open -ExpectedBucketOwner 999999999999"), "AccessDenied", "s3://open");
        var file = sandbox.NewFile(9 << 20);
        _ = EngineAssert.OneError(
            engine.Run($"Send-S3EncryptedObject '{file}' open owned -ExpectedBucketOwner 999999999999"), "AccessDenied", "s3://open/owned");
        Assert.Null(sandbox.Stored("open", "owned"));
    }

    [Fact]
    public async Task Where_AWSs_checksums_are_known_they_are_sent_stored_and_verified_for_one_request_and_for_parts()
    {
        var environment = Environment("AWS_ENDPOINT_URL", "AWS_CA_BUNDLE", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        environment["AWS_REQUEST_CHECKSUM_CALCULATION"] = "when_supported";
        var (small, large) = (sandbox.NewFile(1000), sandbox.NewFile(40_000_000));
        var folder = Directory.CreateDirectory(sandbox.NewPath("")).FullName;
        var lines = await ScriptProcess.RunAsync(
            $"Import-Module $Manifest; $key = New-SseCKey; '{small}', '{large}' | ForEach-Object "
                + "{ Send-S3SseCObject $_ s3://open/crc/ -SseCKey $key -WarningAction Ignore } "
                + $"| Receive-S3SseCObject -Path '{folder}' -SseCKey $key | ForEach-Object Size",
            environment);
        Assert.Equal(["1000", "40000000"], lines.OrderBy(l => l.Length));
        foreach (var file in new[] { small, large })
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(folder, Path.GetFileName(file))));
            Assert.NotNull(sandbox.Stored("open", "crc/" + Path.GetFileName(file))!.Checksum);
        }
    }

    private Sandbox.Identity.Principal Admin => sandbox.Server.Principals.All.Single(p => p.Name == "admin");

    private Dictionary<string, string> Environment(params string[] names)
    {
        var all = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = sandbox.Server.Endpoint.ToString(),
            ["AWS_CA_BUNDLE"] = sandbox.Server.CaBundlePath,
            ["AWS_REGION"] = sandbox.Server.Region,
            ["AWS_ACCESS_KEY_ID"] = Admin.AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = Admin.SecretAccessKey,
        };
        return names.ToDictionary(n => n, n => all[n]);
    }
}
