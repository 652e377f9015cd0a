using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>Bad input gets a clear error, and nothing is lost.</summary>
public sealed class BadInputTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void A_bucket_that_blocks_SSE_C_says_so_and_how_to_allow_it()
    {
        using var engine = sandbox.As();
        _ = EngineAssert.OneError(
            engine.Run($"Send-S3SseCObject '{sandbox.NewFile(10)}' fresh k -SseCKey (New-SseCKey) -WarningAction Ignore"),
            "SseCBlockedByBucket", "s3://fresh/k", "Set-S3BucketEncryption -BucketName fresh -AllowSseC");
        Assert.Null(sandbox.Stored("fresh", "k"));
    }

    [Fact]
    public void A_wrong_key_is_refused_and_leaves_no_file()
    {
        using var engine = sandbox.As();
        var target = sandbox.NewPath();
        _ = engine.Require($"Send-S3SseCObject '{sandbox.NewFile(10)}' open wrong -SseCKey (New-SseCKey) -WarningAction Ignore");
        _ = EngineAssert.OneError(
            engine.Run($"Receive-S3SseCObject open wrong '{target}' -SseCKey (New-SseCKey)"), "SseCKeyMismatch", "s3://open/wrong");
        AssertNothingAt(target);
    }

    [Fact]
    public void Reading_an_SSE_C_object_without_a_key_says_that_it_needs_one()
    {
        using var engine = sandbox.As();
        _ = engine.Require($"Send-S3SseCObject '{sandbox.NewFile(10)}' open keyless -SseCKey (New-SseCKey) -WarningAction Ignore");
        _ = EngineAssert.OneError(
            engine.Run($"Receive-S3EncryptedObject open keyless '{sandbox.NewPath()}'"), "SseCKeyRequired", "-SseCKey");
    }

    [Fact]
    public void A_key_for_an_object_that_takes_none_says_so()
    {
        using var engine = sandbox.As();
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' open plain");
        _ = EngineAssert.OneError(
            engine.Run($"Receive-S3SseCObject open plain '{sandbox.NewPath()}' -SseCKey (New-SseCKey)"), "ObjectNotSseC");
    }

    [Theory]
    [InlineData("'short'")]
    [InlineData("('x' * 33)")]
    [InlineData("([byte[]](1..31))")]
    [InlineData("('g' * 64)")]
    [InlineData("''")]
    [InlineData("42")]
    public void A_malformed_key_is_refused_with_the_forms_that_are_accepted(string key)
    {
        using var engine = sandbox.As();
        var error = Assert.Single(engine.Run($"Send-S3SseCObject '{sandbox.NewFile(10)}' open k -SseCKey {key}").AllErrors);
        Assert.Equal(
            "ParameterArgumentTransformationError,S3Encryption.Commands.Objects.SendS3SseCObjectCommand", error.FullyQualifiedErrorId);
        Assert.Contains("SSE-C key", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("32 ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_exists_is_kept_unless_forced()
    {
        using var engine = sandbox.As();
        var target = sandbox.NewFile(5);
        var before = File.ReadAllBytes(target);
        _ = engine.Require($"$key = New-SseCKey; Send-S3SseCObject '{sandbox.NewFile(10)}' open kept -SseCKey $key -WarningAction Ignore");
        _ = EngineAssert.OneError(engine.Run($"Receive-S3SseCObject open kept '{target}' -SseCKey $key"), "FileExists", target, "-Force");
        Assert.Equal(before, File.ReadAllBytes(target));
        _ = engine.Require($"Receive-S3SseCObject open kept '{target}' -SseCKey $key -Force");
        Assert.Equal(10, new FileInfo(target).Length);
    }

    [Fact]
    public void A_forced_download_that_fails_leaves_the_old_file_as_it_was()
    {
        using var engine = sandbox.As();
        var target = sandbox.NewFile(5);
        var before = File.ReadAllBytes(target);
        _ = EngineAssert.OneError(
            engine.Run($"Receive-S3SseCObject open no-such-key '{target}' -SseCKey (New-SseCKey) -Force"),
            "ObjectNotFound",
            "s3://open/no-such-key");
        Assert.Equal(before, File.ReadAllBytes(target));
    }

    [Fact]
    public void A_folder_that_does_not_exist_or_may_not_be_written_to_is_named()
    {
        using var engine = sandbox.As();
        var missing = Path.Combine(sandbox.NewPath(""), "no", "where.bin");
        _ = engine.Require(
            $"$key = New-SseCKey; Send-S3SseCObject '{sandbox.NewFile(10)}' open folder -SseCKey $key -WarningAction Ignore");
        _ = EngineAssert.OneError(engine.Run($"Receive-S3SseCObject open folder '{missing}' -SseCKey $key"), "FileNotWritable", missing);
        // /proc takes no files, not even from root, for whom modes mean nothing.
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /proc.");
        _ = EngineAssert.OneError(
            engine.Run("Receive-S3SseCObject open folder /proc/where.bin -SseCKey $key"), "FileNotWritable", "/proc/where.bin");
    }

    [Theory]
    [InlineData("Send-S3SseCObject $file no-such-bucket k -SseCKey $key", "BucketNotFound", "s3://no-such-bucket")]
    [InlineData("Send-S3SseCObject $large no-such-bucket k -SseCKey $key", "BucketNotFound", "s3://no-such-bucket")]
    [InlineData("Receive-S3SseCObject no-such-bucket k $target -SseCKey $key", "BucketNotFound", "s3://no-such-bucket")]
    [InlineData("Receive-S3SseCObject open no-such-key $target -SseCKey $key", "ObjectNotFound", "s3://open/no-such-key")]
    [InlineData("Receive-S3SseCObject open -Path $target -SseCKey $key", "NoKey", "-Key")]
    [InlineData("Receive-S3SseCObject s3://open/a b $target -SseCKey $key", "TwoKeys", "s3://open/a")]
    [InlineData("Receive-S3SseCObject open folder/ . -SseCKey $key", "NoFileName", "-Path")]
    [InlineData("Send-S3SseCObject no-such-file open -SseCKey $key", "FileNotFound", "no-such-file")]
    [InlineData("Send-S3SseCObject no-such-*.txt open -SseCKey $key", "FileNotFound", "no-such-*.txt")]
    [InlineData("Send-S3SseCObject -LiteralPath no-such-file open -SseCKey $key", "FileNotFound", "no-such-file")]
    [InlineData("Send-S3SseCObject $Folder open -SseCKey $key", "FileIsFolder", "-Recurse")]
    [InlineData("Send-S3SseCObject Env:PATH open -SseCKey $key", "NotAFile", "Env:PATH")]
    [InlineData("Send-S3SseCObject $file s3:// -SseCKey $key", "NoBucket", "-BucketName")]
    [InlineData("Send-S3SseCObject $file open k -SseCKey $key -EndpointUrl $http", "SseCOverHttp", "https")]
    [InlineData("Receive-S3SseCObject open k $target -SseCKey $key -EndpointUrl $http", "SseCOverHttp", "https")]
    [InlineData("Send-S3SseCObject $file open k -SseCKey $key -EndpointUrl $nobody", "EndpointUnreachable", "-EndpointUrl")]
    [InlineData("Send-S3SseCObject $file open k -SseCKey $key -EndpointUrl ftp://x", "InvalidEndpoint", "ftp://x")]
    [InlineData("Send-S3SseCObject $file open k -SseCKey $key -CertificateBundle $otherCa", "UntrustedCertificate", "-CertificateBundle")]
    [InlineData("Send-S3SseCObject $file open k -SseCKey $key -CertificateBundle $file", "UnreadableCertificateBundle", "PEM")]
    [InlineData(
        "Send-S3SseCObject $file open k -SseCKey $key -CertificateBundle no-such-file", "UnreadableCertificateBundle", "no-such-file")]
    [InlineData("Send-S3SseCObject $file open k -SseCKey $key -Credential $wrong", "InvalidCredentials", "-Credential")]
    [InlineData("Send-S3SseCObject $file open k -SseCKey $key -Credential $unknown", "InvalidCredentials", "-Credential")]
    [InlineData(
        "Send-S3SseCObject $file open k -SseCKey $key -Credential $expired -SessionToken $token", "ExpiredCredentials", "Sign in again")]
    [InlineData("Send-S3SseCObject $file open k -SseCKey $key -Credential $reader", "AccessDenied", "s3:PutObject")]
    [InlineData("Send-S3EncryptedObject $file open k -KmsKeyId alias/none", "KmsKeyNotFound", "s3://open/k")]
    [InlineData("Send-S3EncryptedObject $file open k -KmsKeyId alias/off", "KmsKeyDisabled", "enable-key")]
    [InlineData("Send-S3EncryptedObject $large open k -KmsKeyId alias/leaving", "KmsKeyPendingDeletion", "cancel-key-deletion")]
    [InlineData("Send-S3EncryptedObject $file open k -Encryption SseS3 -KmsKeyId alias/logs", "InvalidEncryption", "SseKms")]
    [InlineData("Send-S3EncryptedObject $file open k -Encryption DsseKms -BucketKey", "InvalidEncryption", "-BucketKey")]
    public void What_cannot_work_says_why_and_what_to_do_and_stores_nothing(string script, string? id, string words)
    {
        using var engine = sandbox.As();
        Give(engine);
        var target = sandbox.NewPath();
        engine.Set("target", target);
        var result = engine.Run($"{script} -WarningAction Ignore");
        var error = Assert.Single(result.AllErrors);
        if (id is not null) Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(words, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Null(sandbox.Stored("open", "k"));
        AssertNothingAt(target);
        Assert.Equal(0, sandbox.UnfinishedUploads("open"));
    }

    private void Give(Engine.HostedEngine engine)
    {
        _ = engine.Require("$key = New-SseCKey");
        engine.Set("file", sandbox.NewFile(100));
        engine.Set("large", sandbox.NewFile(9 << 20));
        engine.Set("http", sandbox.Server.HttpEndpoint!.ToString());
        engine.Set("nobody", $"https://127.0.0.1:{FreePort()}");
        engine.Set("otherCa", OtherAuthority());
        engine.Set("wrong", SandboxFixture.Credential(Principal("admin").AccessKeyId, "wrong"));
        engine.Set("unknown", SandboxFixture.Credential("AKIAIOSFODNN7EXAMPLE", "wrong"));
        engine.Set("expired", SandboxFixture.Credential(Principal("expired").AccessKeyId, Principal("expired").SecretAccessKey));
        engine.Set("token", Principal("expired").SessionToken);
        engine.Set("reader", SandboxFixture.Credential(Principal("reader").AccessKeyId, Principal("reader").SecretAccessKey));
    }

    private Sandbox.Identity.Principal Principal(string name) =>
        System.Linq.Enumerable.Single(sandbox.Server.Principals.All, p => p.Name == name);

    private string OtherAuthority()
    {
        using var key = System.Security.Cryptography.ECDsa.Create();
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=other", key, System.Security.Cryptography.HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var path = sandbox.NewPath(".pem");
        File.WriteAllText(path, certificate.ExportCertificatePem());
        return path;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void AssertNothingAt(string target)
    {
        Assert.False(File.Exists(target));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(target)!, Path.GetFileName(target) + "*"));
    }
}
