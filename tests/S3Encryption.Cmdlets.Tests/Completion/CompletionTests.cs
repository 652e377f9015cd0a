using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Completion;

/// <summary>What Tab offers is what there is; and where there is nothing to be had, it neither waits nor complains.</summary>
public sealed class CompletionTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    // The first Tab may come before the answer, which is there at a later one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("Get-S3BucketEncryption ", "fresh", "open")]
    [InlineData("Get-S3BucketEncryption FR", "fresh")]
    [InlineData("Set-S3BucketEncryption -BucketName o", "open")]
    [InlineData("Copy-S3EncryptedObject s3://open/a -Destination f", "fresh")]
    [InlineData("Get-S3ObjectEncryption s3://o", "s3://open/")]
    [InlineData("Set-S3BucketEncryption fresh SseKms -KmsKeyId alias/l", "alias/leaving", "alias/logs")]
    [InlineData("Get-S3BucketEncryption -Region eu-central-", "eu-central-1", "eu-central-2")]
    public void Names_are_offered(string line, params string[] names)
    {
        using var engine = sandbox.As();
        var offered = Offered(engine, line);
        Assert.Equal(names, offered.Intersect(names).Order());
        Assert.All(offered, o => Assert.StartsWith(line.Split(' ')[^1], o, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Keys_are_offered_a_level_at_a_time_and_quoted_where_they_must_be()
    {
        using var engine = sandbox.As();
        var bucket = Filled(engine, "2026/11/a", "2026/b", "2026/it's c", "top");
        Assert.Equal(["2026/"], Offered(engine, $"Get-S3ObjectEncryption {bucket} -Prefix "));
        Assert.Equal(["2026/11/"], Offered(engine, $"Get-S3ObjectEncryption {bucket} 2026/"));
        Assert.Equal(["2026/11/", "2026/b", "'2026/it''s c'"], Offered(engine, $"Receive-S3EncryptedObject {bucket} 2026/"));
        Assert.Equal(["top"], Offered(engine, $"Get-S3ObjectEncryption {bucket} -Key t"));
        Assert.Equal([$"s3://{bucket}/2026/11/"], Offered(engine, $"Get-S3ObjectEncryption s3://{bucket}/2026/1"));
        var quoted = Offered(engine, $"Get-S3ObjectEncryption {bucket} -Key '2026/i")[0];
        Assert.Equal("2026/it's c", engine.Require($"(Get-S3ObjectEncryption {bucket} -Key {quoted}).Key").Single().ToString());
    }

    [Fact]
    public void A_key_with_a_typographic_quote_which_PowerShell_takes_for_a_quote_is_offered_as_it_is()
    {
        using var engine = sandbox.As();
        var bucket = Filled(engine, "it\u2019s");
        var quoted = Offered(engine, $"Get-S3ObjectEncryption {bucket} -Key i").Single();
        Assert.Equal("it\u2019s", engine.Require($"(Get-S3ObjectEncryption {bucket} -Key {quoted}).Key").Single().ToString());
    }

    [Fact]
    public void Keys_of_KMS_are_offered_by_id_and_ARN()
    {
        using var engine = sandbox.As();
        var arn = engine.Require("(Get-S3KmsKey alias/logs).Arn").Single().ToString();
        Assert.Contains(arn, Offered(engine, "Test-S3KmsAccess arn:aws"));
        Assert.Equal([arn[(arn.LastIndexOf('/') + 1)..]], Offered(engine, $"Test-S3KmsAccess {arn.Substring(arn.LastIndexOf('/') + 1, 8)}"));
    }

    [Fact]
    public void Keys_of_a_keyring_are_offered_by_name_and_fingerprint()
    {
        using var engine = sandbox.As();
        _ = engine.Require("New-SseCKey 'for reports' | Save-SseCKey \"$Folder/tab\" -KmsKeyId alias/logs; New-SseCKey old | Save-SseCKey \"$Folder/tab\" -KmsKeyId alias/logs");
        var folder = engine.Require("\"$Folder/tab\"").Single().ToString();
        Assert.Equal(["'for reports'", "old"], Offered(engine, $"Get-SseCKey '{folder}' ").Order());
        Assert.Equal(2, Offered(engine, $"Remove-SseCKey '{folder}' SHA256:").Count);
    }

    [Fact]
    public void An_endpoint_that_does_not_answer_holds_nobody_up_and_says_nothing()
    {
        using var engine = sandbox.As();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Complete(engine, "Get-S3BucketEncryption -Region eu-");
        var clock = Stopwatch.StartNew();
        Assert.Empty(Complete(engine, $"Get-S3BucketEncryption -EndpointUrl https://127.0.0.1:{port} "));
        // Twice what a completer may wait: the machine of the tests is busy.
        Assert.True(clock.Elapsed < TimeSpan.FromMilliseconds(600), $"{clock.Elapsed}");
        Assert.Empty(engine.Require("$Error"));
    }

    [Fact]
    public void Who_may_not_list_is_offered_nothing_and_told_nothing()
    {
        using var engine = sandbox.As();
        engine.Set("Nobody", SandboxFixture.Credential("AKIAIOSFODNN7EXAMPLE", "wrong"));
        Assert.Empty(Complete(engine, "Get-S3BucketEncryption -Credential $Nobody -BucketName "));
        Assert.Empty(engine.Require("$Error"));
    }

    private string Filled(HostedEngine engine, params string[] keys)
    {
        var bucket = sandbox.NewSseCBucket();
        engine.Set("Keys", keys);
        _ = engine.Require($"$null = $Keys | ForEach-Object {{ Send-S3EncryptedObject '{sandbox.NewFile(1)}' {bucket} $_ }}");
        return bucket;
    }

    private static List<string> Offered(HostedEngine engine, string line)
    {
        for (var clock = Stopwatch.StartNew(); ;)
        {
            var offered = Complete(engine, line);
            if (offered.Count > 0 || clock.Elapsed > Patience) return offered;
        }
    }

    private static List<string> Complete(HostedEngine engine, string line)
    {
        engine.Set("Line", line);
        return [.. engine.Require("[Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches")
            .Select(m => ((CompletionResult)m.BaseObject).CompletionText)];
    }
}
