using System;
using System.IO;
using System.Security.Cryptography.X509Certificates;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Core.Tests.Keys;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Keys;

public sealed class ExportSseCKeyTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly X509Certificate2 Recipient = TestCertificate.ForDocuments();

    [Theory]
    [InlineData("AwsCli")]
    [InlineData("Rclone")]
    [InlineData("Mc")]
    [InlineData("OpenSsl")]
    public void What_a_file_for_a_tool_holds_is_imported_again_and_its_owner_alone_may_read_it(string tool)
    {
        using var engine = Engine();
        var path = sandbox.NewPath(".key");
        Assert.Empty(engine.Require($"$key | Export-SseCKey -For {tool} -OutFile '{path}'"));
        AssertSameKey(engine, $"Import-SseCKey '{path}'");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Theory]
    [InlineData("$key | Export-SseCKey -AsPlainText | Import-SseCKey")]
    [InlineData("$key | Export-SseCKey AwsCli -AsPlainText | Import-SseCKey")]
    [InlineData("$key | Export-SseCKey Mc -AsPlainText | Import-SseCKey")]
    [InlineData("$key | Export-SseCKey -AsSecureString | Import-SseCKey")]
    [InlineData("$key | Export-SseCKey -KmsKeyId alias/logs | Import-SseCKey")]
    [InlineData("($key | Export-SseCKey -KmsKeyId alias/logs) -split \"`n\" | Import-SseCKey")]
    [InlineData("$key | Export-SseCKey -CmsRecipient $recipient | Import-SseCKey -Certificate $recipient")]
    [InlineData("($key | Export-SseCKey -CmsRecipient $recipient) -split \"`n\" | Import-SseCKey -Certificate $recipient")]
    [InlineData("$key | Export-SseCKey -CmsRecipient $public -OutFile $file; Import-SseCKey $file -Certificate $private")]
    [InlineData("$key | Export-SseCKey -KmsKeyId alias/logs -OutFile $file; [IO.FileInfo]::new($file) | Import-SseCKey")]
    public void What_goes_to_the_pipeline_or_a_file_comes_back_as_the_same_key(string script)
    {
        using var engine = Engine();
        AssertSameKey(engine, script);
    }

    [Fact]
    public void A_vaults_Set_Secret_takes_it()
    {
        using var engine = Engine();
        _ = engine.Require("""
            function Set-Secret {
                [CmdletBinding()] param([string] $Name, [Parameter(Mandatory, ValueFromPipeline)] [object] $Secret)
                $global:vault = $Secret
            }
            $key | Export-SseCKey -AsSecureString | Set-Secret -Name k
            """);
        Assert.IsType<System.Security.SecureString>(engine.Require("$vault")[0].BaseObject);
        AssertSameKey(engine, "$vault | Import-SseCKey");
    }

    [Theory]
    [InlineData("$key | Export-SseCKey")]
    [InlineData("$key | Export-SseCKey -For HttpHeader")]
    public void Nothing_in_the_clear_reaches_the_pipeline_unless_that_is_asked_for(string script)
    {
        using var engine = Engine();
        var result = engine.Run(script);
        Assert.Empty(result.Output);
        _ = EngineAssert.OneError(result, "SseCKeyInTheClear", "-AsPlainText");
    }

    [Fact]
    public void A_file_that_exists_is_kept_unless_forced_for_it_may_be_the_only_copy_of_a_key()
    {
        using var engine = Engine();
        var path = sandbox.NewPath(".key");
        File.WriteAllText(path, "another");
        _ = EngineAssert.OneError(engine.Run($"$key | Export-SseCKey AwsCli -OutFile '{path}'"), "FileExists", path);
        Assert.Equal("another", File.ReadAllText(path));
        Assert.Empty(engine.Require($"$key | Export-SseCKey AwsCli -OutFile '{path}' -Force -WhatIf"));
        Assert.Equal("another", File.ReadAllText(path));
        _ = engine.Require($"$key | Export-SseCKey AwsCli -OutFile '{path}' -Force");
        AssertSameKey(engine, $"Import-SseCKey '{path}'");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!, "*.partial"));
    }

    [Theory]
    [InlineData("$key | Export-SseCKey -KmsKeyId alias/logs -EndpointUrl $http")]
    [InlineData("Import-SseCKey $wrapped -EndpointUrl $http")]
    public void A_key_goes_to_and_from_KMS_over_TLS_alone(string script)
    {
        using var engine = Engine();
        engine.Set("http", sandbox.Server.HttpEndpoint!.ToString());
        engine.Set("wrapped", sandbox.NewPath(".json"));
        _ = engine.Require("$key | Export-SseCKey -KmsKeyId alias/logs -OutFile $wrapped");
        sandbox.Server.Requests.Clear();
        _ = EngineAssert.OneError(engine.Run(script), "SseCOverHttp", "https");
        Assert.Empty(sandbox.Server.Requests.Snapshot());
    }

    [Theory]
    [InlineData("alias/none", "KmsKeyNotFound")]
    [InlineData("alias/off", "KmsKeyDisabled")]
    [InlineData("alias/rsa", "KmsKeyUnsuitable")]
    public void A_KMS_key_that_cannot_wrap_is_a_clear_error(string alias, string id)
    {
        using var engine = Engine();
        var result = engine.Run($"$key | Export-SseCKey -KmsKeyId {alias}");
        Assert.Empty(result.Output);
        _ = EngineAssert.OneError(result, id);
    }

    [Theory]
    [InlineData("CN=nobody")]
    [InlineData("0000000000000000000000000000000000000000")]
    [InlineData("no-such-file.cer")]
    public void A_certificate_that_is_not_found_is_a_clear_error(string named)
    {
        using var engine = Engine();
        var result = engine.Run($"$key | Export-SseCKey -CmsRecipient '{named}'");
        _ = EngineAssert.OneError(result, "ParameterArgumentTransformationError", named, "thumbprint");
    }

    [Fact]
    public void A_key_wrapped_to_a_certificate_in_the_users_store_opens_by_itself()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        using var certificate = X509CertificateLoader.LoadPkcs12(
            TestCertificate.ForDocuments($"CN=s3encryption {Guid.NewGuid():N}").Export(X509ContentType.Pkcs12), null,
            X509KeyStorageFlags.PersistKeySet | X509KeyStorageFlags.Exportable);
        store.Add(certificate);
        try
        {
            using var engine = Engine();
            var (print, subject) = (certificate.Thumbprint, certificate.Subject);
            foreach (var named in new[] { print, subject, subject[3..], $"Cert:/CurrentUser/My/{print}" })
                AssertSameKey(engine, $"$key | Export-SseCKey -CmsRecipient '{named}' | Import-SseCKey");
            _ = engine.Require($"Send-S3SseCObject $file2 open cms -SseCKey ($key | Export-SseCKey -CmsRecipient '{print}')");
            Assert.True((bool)engine.Require("Test-SseCKey open cms -SseCKey $key -Quiet")[0].BaseObject);
        }
        finally
        {
            store.Remove(certificate);
        }
    }

    [Fact]
    public void A_document_for_somebody_else_says_whose_private_key_is_needed()
    {
        using var engine = Engine();
        _ = EngineAssert.OneError(
            engine.Run("$key | Export-SseCKey -CmsRecipient $public | Import-SseCKey"), "NoPrivateKey", "-Certificate");
    }

    private HostedEngine Engine()
    {
        var engine = sandbox.As();
        var (cer, pem) = (sandbox.NewPath(".cer"), sandbox.NewPath(".pem"));
        File.WriteAllBytes(cer, Recipient.Export(X509ContentType.Cert));
        using (var rsa = Recipient.GetRSAPrivateKey()!)
            File.WriteAllText(pem, Recipient.ExportCertificatePem() + "\n" + rsa.ExportPkcs8PrivateKeyPem());
        engine.Set("recipient", Recipient);
        engine.Set("public", cer);
        engine.Set("private", pem);
        engine.Set("file", sandbox.NewPath(".key"));
        engine.Set("file2", sandbox.NewFile(100));
        _ = engine.Require("$key = New-SseCKey reports");
        return engine;
    }

    private static void AssertSameKey(HostedEngine engine, string script)
    {
        var key = EngineAssert.OneObject(engine.Run(script));
        Assert.Equal((string)engine.Require("$key.Fingerprint")[0].BaseObject, key.Get<string>("Fingerprint"));
    }
}
