using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Core.Tests.Keys;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Keys;

public sealed class KeyringTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void A_KMS_data_key_is_saved_with_the_copy_it_carries_and_opens_what_it_stored()
    {
        using var engine = Engine();
        sandbox.Server.Requests.Clear();
        _ = engine.Require("""
            $key = New-SseCKey reports -KmsKeyId alias/logs
            Send-S3SseCObject $file open keyring/1 -SseCKey $key
            $key | Save-SseCKey $ring -BucketName s3://open/keyring/ -Note 'for the reports'
            """);
        Assert.Empty(sandbox.Seen("Encrypt"));
        var entry = EngineAssert.OneObject(engine.Run("Get-SseCKey $ring"));
        Assert.Equal("reports", entry.Get<string>("Name"));
        Assert.Equal("open", entry.Get<string>("BucketName"));
        Assert.Equal("keyring/", entry.Get<string>("Prefix"));
        Assert.Equal("for the reports", entry.Get<string>("Note"));
        Assert.Empty(sandbox.Seen("Decrypt"));
        var copy = sandbox.NewPath();
        _ = engine.Require($"Receive-S3SseCObject open keyring/1 '{copy}' -SseCKey (Get-SseCKey $ring reports -Unwrap)");
        Assert.Single(sandbox.Seen("Decrypt"));
        Assert.Equal(File.ReadAllBytes((string)engine.Require("$file")[0].BaseObject), File.ReadAllBytes(copy));
    }

    [Fact]
    public void A_key_wrapped_to_certificates_needs_neither_AWS_nor_credentials()
    {
        using var engine = Engine();
        engine.Set("recipient", TestCertificate.ForDocuments());
        sandbox.Server.Requests.Clear();
        _ = engine.Require("$key = New-SseCKey offline; $key | Save-SseCKey $ring -CmsRecipient $recipient");
        var opened = EngineAssert.OneObject(engine.Run("Get-SseCKey $ring -Unwrap -Certificate $recipient"));
        Assert.Equal(engine.Require("$key.Fingerprint")[0].ToString(), opened.Get<string>("Fingerprint"));
        Assert.Equal("CN=documents", engine.Require("(Get-SseCKey $ring).Recipients.Subject")[0].ToString());
        Assert.Empty(sandbox.Server.Requests.Snapshot());
    }

    [Fact]
    public void A_key_that_nothing_wraps_is_not_saved_for_a_keyring_holds_none_in_the_clear()
    {
        using var engine = Engine();
        _ = EngineAssert.OneError(engine.Run("New-SseCKey a | Save-SseCKey $ring"), "SseCKeyNotWrapped", "-KmsKeyId", "-CmsRecipient");
        Assert.False(Directory.Exists((string)engine.Require("$ring")[0].BaseObject));
    }

    [Fact]
    public void A_saved_key_is_not_warned_of_as_one_that_ends_with_the_session()
    {
        using var engine = Engine();
        var result = engine.Run("""
            $key = New-SseCKey | Save-SseCKey $ring -KmsKeyId alias/logs -PassThru
            $key
            Send-S3SseCObject $file open kept -SseCKey $key
            """);
        Assert.Empty(result.AllErrors);
        Assert.Empty(result.Warnings);
        Assert.True(result.Output[0].Get<bool>("IsKept"));
    }

    [Fact]
    public void Keys_are_found_by_name_fingerprint_bucket_and_prefix_and_by_what_S3_echoes()
    {
        using var engine = Engine();
        _ = engine.Require("""
            New-SseCKey web-1 -KmsKeyId alias/logs | Save-SseCKey $ring -BucketName web
            New-SseCKey web-2 -KmsKeyId alias/logs | Save-SseCKey $ring -BucketName web -Prefix 2026/
            $last = New-SseCKey logs -KmsKeyId alias/logs
            $last | Save-SseCKey $ring
            """);
        Assert.Equal(["logs", "web-2", "web-1"], Names(engine, "Get-SseCKey $ring"));
        Assert.Equal(["web-2", "web-1"], Names(engine, "Get-SseCKey $ring web-*"));
        Assert.Equal(["web-2", "web-1"], Names(engine, "Get-SseCKey $ring -BucketName web"));
        Assert.Equal(["web-2"], Names(engine, "Get-SseCKey $ring -Prefix 2026/"));
        Assert.Equal(["logs"], Names(engine, "Get-SseCKey $ring -Fingerprint $last.Fingerprint"));
        Assert.Equal(["logs"], Names(engine, "Send-S3SseCObject $file open echoed -SseCKey $last | Get-SseCKey $ring"));
        Assert.Empty(Names(engine, "Get-SseCKey $ring none*"));
        _ = EngineAssert.OneError(engine.Run("Get-SseCKey $ring none"), "NoSseCKey", "none");
    }

    [Fact]
    public void An_imported_key_can_say_how_old_it_is_so_that_uploads_do_not_take_it_for_new()
    {
        using var engine = Engine();
        _ = engine.Require("""
            New-SseCKey new | Save-SseCKey $ring -KmsKeyId alias/logs
            'this-is-32-characters-long-text!' | Import-SseCKey -Name old |
                Save-SseCKey $ring -KmsKeyId alias/logs -Created 2019-01-02T03:04:05Z
            """);
        Assert.Equal(["new", "old"], Names(engine, "Get-SseCKey $ring"));
        var created = engine.Require("(Get-SseCKey $ring old).Created")[0].BaseObject;
        Assert.Equal(new DateTimeOffset(2019, 1, 2, 3, 4, 5, TimeSpan.Zero), created);
    }

    [Fact]
    public void A_damaged_file_is_an_error_that_names_it_and_the_other_keys_are_given()
    {
        using var engine = Engine();
        _ = engine.Require("New-SseCKey good -KmsKeyId alias/logs | Save-SseCKey $ring");
        var path = Path.Combine((string)engine.Require("$ring")[0].BaseObject, "bad.json");
        File.WriteAllText(path, "{}");
        var result = engine.Run("Get-SseCKey $ring");
        Assert.Equal("good", Assert.Single(result.Output).Get<string>("Name"));
        Assert.Equal(path, EngineAssert.OneError(result, "SseCKeyringDamaged", path).TargetObject);
        Assert.Equal("{}", File.ReadAllText(path));
    }

    [Fact]
    public void Saving_a_key_twice_keeps_the_first_file()
    {
        using var engine = Engine();
        _ = engine.Require("$key = New-SseCKey a -KmsKeyId alias/logs; $key | Save-SseCKey $ring -Note first");
        _ = EngineAssert.OneError(engine.Run("$key | Save-SseCKey $ring -Note second"), "SseCKeyExists");
        Assert.Equal("first", engine.Require("(Get-SseCKey $ring).Note")[0].ToString());
    }

    [Fact]
    public void Removing_asks_first_and_says_what_is_lost()
    {
        using var engine = Engine();
        _ = engine.Require("New-SseCKey a -KmsKeyId alias/logs | Save-SseCKey $ring");
        Assert.Contains("never be read again", engine.Show("Get-SseCKey $ring | Remove-SseCKey -WhatIf"), StringComparison.Ordinal);
        // Nobody is there to answer, so that asking is an error and nothing is removed.
        Assert.NotEmpty(engine.Run("Get-SseCKey $ring | Remove-SseCKey").AllErrors);
        Assert.Single(Names(engine, "Get-SseCKey $ring"));
        _ = engine.Require("Get-SseCKey $ring | Remove-SseCKey -Confirm:$false");
        Assert.Empty(Names(engine, "Get-SseCKey $ring"));
    }

    [Fact]
    public void A_key_is_removed_by_its_fingerprint_and_one_that_is_not_there_is_an_error()
    {
        using var engine = Engine();
        _ = engine.Require("1..2 | ForEach-Object { New-SseCKey a -KmsKeyId alias/logs | Save-SseCKey $ring }");
        _ = engine.Require("$one = (Get-SseCKey $ring)[0].Fingerprint; Remove-SseCKey $ring $one -Confirm:$false");
        Assert.Single(Names(engine, "Get-SseCKey $ring"));
        _ = EngineAssert.OneError(engine.Run("Remove-SseCKey $ring $one -Confirm:$false"), "NoSseCKey");
    }

    [Fact]
    public void WhatIf_saves_nothing_and_asks_KMS_nothing()
    {
        using var engine = Engine();
        sandbox.Server.Requests.Clear();
        Assert.Empty(engine.Require("New-SseCKey a | Save-SseCKey $ring -KmsKeyId alias/logs -WhatIf"));
        Assert.Empty(sandbox.Server.Requests.Snapshot());
        Assert.False(Directory.Exists((string)engine.Require("$ring")[0].BaseObject));
    }

    [Fact]
    public void A_keyring_that_does_not_exist_ends_the_command_at_once()
    {
        using var engine = Engine();
        var result = engine.Run("try { Get-SseCKey \"$Folder/none\" } catch { 'ended'; throw }");
        _ = EngineAssert.OneError(result, "SseCKeyringNotFound", "Save-SseCKey");
        Assert.Equal("ended", result.Output[0].ToString());
    }

    [Fact]
    public void A_keyrings_files_and_folder_are_the_owners_alone()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows keeps access lists instead of modes.");
        using var engine = Engine();
        _ = engine.Require("New-SseCKey -KmsKeyId alias/logs | Save-SseCKey $ring");
        var folder = (string)engine.Require("$ring")[0].BaseObject;
#pragma warning disable CA1416 // Skipped on Windows above.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(folder))));
#pragma warning restore CA1416
    }

    [Fact]
    public void A_caller_who_may_not_decrypt_gets_an_error_for_each_key_and_the_entries_all_the_same()
    {
        using var engine = Engine();
        _ = engine.Require("New-SseCKey -Count 2 -KmsKeyId alias/logs | Save-SseCKey $ring");
        using var reader = sandbox.As("reader");
        reader.Set("ring", engine.Require("$ring")[0]);
        Assert.Equal(2, reader.Require("Get-SseCKey $ring").Count);
        var result = reader.Run("Get-SseCKey $ring -Unwrap");
        Assert.Empty(result.Output);
        Assert.All(result.Errors, e => Assert.StartsWith("KmsAccessDenied", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(2, result.Errors.Count);
    }

    [Fact]
    public async Task Several_processes_save_into_one_keyring_at_once_and_no_key_is_lost()
    {
        var folder = sandbox.NewPath("");
        var admin = sandbox.Server.Principals.All.Single(p => p.Name == "admin");
        var script = $$"""
            Import-Module $Manifest
            $secret = [System.Net.NetworkCredential]::new('', '{{admin.SecretAccessKey}}').SecurePassword
            $at = @{
                EndpointUrl = '{{sandbox.Server.Endpoint}}'; CertificateBundle = '{{sandbox.Server.CaBundlePath}}'
                Region = 'us-east-1'; Credential = [pscredential]::new('{{admin.AccessKeyId}}', $secret)
            }
            1..10 | ForEach-Object { (New-SseCKey -KmsKeyId alias/logs @at | Save-SseCKey '{{folder}}' -PassThru).Fingerprint }
            """;
        var lines = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ScriptProcess.RunAsync(script)));
        var saved = lines.SelectMany(of => of).ToList();
        Assert.Equal(30, saved.Distinct().Count());
        using var engine = Engine();
        Assert.Equal(saved.Order(), engine.Require($"(Get-SseCKey '{folder}').Fingerprint").Select(f => f.ToString()!).Order());
    }

    private HostedEngine Engine()
    {
        var engine = sandbox.As();
        engine.Set("ring", sandbox.NewPath(""));
        engine.Set("file", sandbox.NewFile(1000));
        return engine;
    }

    private static string[] Names(HostedEngine engine, string script) => [.. engine.Require(script).Select(e => e.Get<string>("Name"))];
}
