using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Core.Tests.Keys;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Interop;

/// <summary>What Export-SseCKey writes for a tool, that tool reads: objects go both ways under the key.</summary>
public sealed class KeyToolTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_AWS_CLI_reads_the_file_that_is_written_for_it()
    {
        using var engine = Engine();
        var aws = new OtherTool("aws", sandbox);
        var (sent, keyFile) = Export(engine, "AwsCli");
        await BothWaysAsync(engine, sent, "aws", (from, to) => aws.RunAsync(
            "s3", "cp", "--no-progress", "--sse-c", "AES256", "--sse-c-key", "fileb://" + keyFile, from, to));
    }

    [Fact]
    public async Task Rclone_reads_the_base64_that_is_written_for_it()
    {
        using var engine = Engine();
        // rclone takes the authority as an argument, and refuses to start where AWS_CA_BUNDLE is set.
        var rclone = new OtherTool("rclone", sandbox) { Environment = { ["AWS_CA_BUNDLE"] = null } };
        var (sent, keyFile) = Export(engine, "Rclone");
        var key = await File.ReadAllTextAsync(keyFile, Stop);
        var config = sandbox.NewPath(".conf");
        await File.WriteAllTextAsync(
            config,
            "[s3]\ntype = s3\nprovider = Other\nenv_auth = true\nregion = us-east-1\n"
            + $"endpoint = {sandbox.Server.Endpoint.GetLeftPart(UriPartial.Authority)}\n"
            + $"sse_customer_algorithm = AES256\nsse_customer_key_base64 = {key}\n",
            Stop);
        await BothWaysAsync(engine, sent, "rclone", (from, to) => rclone.RunAsync(
            "copyto", from.Replace("s3://", "s3:", StringComparison.Ordinal), to.Replace("s3://", "s3:", StringComparison.Ordinal),
            "--config", config, "--ca-cert", sandbox.Server.CaBundlePath, "--retries", "1", "--low-level-retries", "1"));
    }

    [Fact]
    public async Task S3cmd_stores_under_the_key_by_the_arguments_that_are_written_for_it()
    {
        using var engine = Engine();
        var s3cmd = new OtherTool("s3cmd", sandbox);
        var (sent, keyFile) = Export(engine, "S3cmd");
        var admin = sandbox.Server.Principals.All.Single(p => p.Name == "admin");
        var host = sandbox.Server.Endpoint.Authority;
        // s3cmd knows no SSE-C: it takes the entity tag for an MD5 and doubts what it has stored, and sends no headers with a get.
        _ = await s3cmd.TryAsync(
        [
            "--config=/dev/null", "--access_key=" + admin.AccessKeyId, "--secret_key=" + admin.SecretAccessKey, "--region=us-east-1",
            "--host=" + host, "--host-bucket=" + host, "--ca-certs=" + sandbox.Server.CaBundlePath, "--no-progress",
            "put", sent, "s3://open/s3cmd", .. await File.ReadAllLinesAsync(keyFile, Stop),
        ]);
        Assert.Equal("SSE-C", sandbox.Seen("PutObject", "s3cmd").Last().Encryption);
        await ReceiveAsync(engine, sent, "s3cmd");
    }

    [Fact]
    public async Task Curl_sends_the_headers_of_the_file_that_is_written_for_it()
    {
        using var engine = Engine();
        var curl = new OtherTool("curl", sandbox);
        var (sent, keyFile) = Export(engine, "HttpHeader");
        var admin = sandbox.Server.Principals.All.Single(p => p.Name == "admin");
        Task<string> CurlAsync(params string[] arguments) => curl.RunAsync(
        [
            "--silent", "--show-error", "--fail", "--cacert", sandbox.Server.CaBundlePath, "--aws-sigv4", "aws:amz:us-east-1:s3",
            "--user", $"{admin.AccessKeyId}:{admin.SecretAccessKey}", "-H", "x-amz-content-sha256: UNSIGNED-PAYLOAD", "-H", "@" + keyFile,
            .. arguments, $"{sandbox.Server.Endpoint.GetLeftPart(UriPartial.Authority)}/open/curl",
        ]);
        _ = await CurlAsync("-T", sent);
        await ReceiveAsync(engine, sent, "curl");
        var back = sandbox.NewPath();
        _ = await CurlAsync("-o", back);
        Assert.Equal(await File.ReadAllBytesAsync(sent, Stop), await File.ReadAllBytesAsync(back, Stop));
    }

    [Fact]
    public async Task Openssl_encrypts_with_the_digits_that_are_written_for_it()
    {
        using var engine = Engine();
        var (sent, keyFile) = Export(engine, "OpenSsl");
        var encrypted = sandbox.NewPath();
        const string Iv = "A626518FB9D77673CB115A8B6C4E1521";
        _ = await new OtherTool("openssl", sandbox).RunAsync(
            "enc", "-aes-256-cbc", "-K", await File.ReadAllTextAsync(keyFile, Stop), "-iv", Iv, "-in", sent, "-out", encrypted);
        using var aes = Aes.Create();
        aes.Key = await File.ReadAllBytesAsync((string)engine.Require("$raw")[0].BaseObject, Stop);
        Assert.Equal(
            await File.ReadAllBytesAsync(sent, Stop),
            aes.DecryptCbc(await File.ReadAllBytesAsync(encrypted, Stop), Convert.FromHexString(Iv)));
    }

    [Fact]
    public async Task Openssl_opens_what_is_wrapped_to_a_certificate()
    {
        using var engine = Engine();
        using var recipient = TestCertificate.ForDocuments();
        var (document, pem) = (sandbox.NewPath(".cms"), sandbox.NewPath(".pem"));
        using (var rsa = recipient.GetRSAPrivateKey()!)
            await File.WriteAllTextAsync(pem, recipient.ExportCertificatePem() + "\n" + rsa.ExportPkcs8PrivateKeyPem(), Stop);
        engine.Set("recipient", recipient);
        _ = engine.Require($"$key | Export-SseCKey -CmsRecipient $recipient -OutFile '{document}'");
        var text = await new OtherTool("openssl", sandbox).RunAsync(
            "cms", "-decrypt", "-inform", "PEM", "-in", document, "-inkey", pem, "-recip", pem);
        Assert.Equal(await File.ReadAllBytesAsync((string)engine.Require("$raw")[0].BaseObject, Stop), Convert.FromBase64String(text));
    }

    private HostedEngine Engine()
    {
        var engine = sandbox.As();
        engine.Set("raw", sandbox.NewPath(".key"));
        _ = engine.Require("$key = New-SseCKey -OutFile $raw");
        return engine;
    }

    private (string Sent, string KeyFile) Export(HostedEngine engine, string tool)
    {
        var keyFile = sandbox.NewPath(".key");
        _ = engine.Require($"$key | Export-SseCKey -For {tool} -OutFile '{keyFile}'");
        return (sandbox.NewFile(5000), keyFile);
    }

    private async Task BothWaysAsync(HostedEngine engine, string sent, string name, Func<string, string, Task> copyAsync)
    {
        await copyAsync(sent, $"s3://open/{name}-theirs");
        await ReceiveAsync(engine, sent, $"{name}-theirs");
        _ = engine.Require($"Send-S3SseCObject '{sent}' open {name}-ours -SseCKey $key");
        var back = sandbox.NewPath();
        await copyAsync($"s3://open/{name}-ours", back);
        Assert.Equal(await File.ReadAllBytesAsync(sent, Stop), await File.ReadAllBytesAsync(back, Stop));
    }

    private async Task ReceiveAsync(HostedEngine engine, string sent, string name)
    {
        var copy = sandbox.NewPath();
        _ = engine.Require($"Receive-S3SseCObject open {name} '{copy}' -SseCKey $key");
        Assert.Equal(await File.ReadAllBytesAsync(sent, Stop), await File.ReadAllBytesAsync(copy, Stop));
    }
}
