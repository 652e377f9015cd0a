using System;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Kms;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Views;

/// <summary>In a window of 100 columns no table loses what people look for in it, however long names are.</summary>
public sealed class NarrowWindowTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string LongName = "a-bucket-of-the-department-with-the-longest-name-in-the-company";
    private static readonly string LongAlias = "alias/" + new string('k', 200);

    [Theory]
    [InlineData("Get-S3BucketEncryption a-bucket-*", "BucketName Encryption KmsKey BucketKey SseC Public Region")]
    [InlineData("Test-S3BucketEncryption a-bucket-*", "BucketName Rule Result Severity Found")]
    [InlineData("Get-S3EncryptionPolicy a-bucket-*", "BucketName Requirement Required RequireHeader IsIntact")]
    [InlineData("Get-S3KmsKey alias/kkk*", "Key State Manager ForS3 Rotation Region")]
    [InlineData("Get-S3ObjectEncryption a-bucket-*", "Encryption EncryptionKey BucketKey Size Class Object")]
    [InlineData(
        "Measure-S3ObjectEncryption a-bucket-* BucketName, Prefix, StorageClass, Encryption, KmsKeyArn, BucketKey",
        "BucketName Prefix Class Encryption KmsKey BKey Objects Bytes Share")]
    public void No_column_goes_for_the_sake_of_a_long_name(string command, string columns)
    {
        using var engine = OneOfEachLength();
        var lines = engine.Show(command.Replace("a-bucket-*", LongName, StringComparison.Ordinal)).Split('\n');
        Assert.Equal(columns.Split(' '), lines.First(line => line.Trim().Length > 0).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(lines, line => Assert.InRange(line.TrimEnd().Length, 0, 100));
    }

    [Fact]
    public void A_list_has_the_whole_name()
    {
        using var engine = OneOfEachLength();
        Assert.Contains(LongName, engine.Show($"Get-S3BucketEncryption {LongName} | ForEach-Object BucketName"), StringComparison.Ordinal);
        Assert.Contains(
            "a-bucket-o…he-company", engine.Show($"Get-S3BucketEncryption {LongName}"), StringComparison.Ordinal);
    }

    private HostedEngine OneOfEachLength()
    {
        _ = sandbox.Bucket(LongName);
        if (sandbox.Server.Keys.Find(LongAlias) is null) _ = sandbox.Server.Keys.Add(new KmsKeySettings { Alias = LongAlias });
        var engine = sandbox.As();
        _ = engine.Require($"""
            $Host.UI.RawUI.BufferSize = $Host.UI.RawUI.WindowSize = [System.Management.Automation.Host.Size]::new(100, 50)
            Set-S3BucketEncryption {LongName} SseKms -KmsKeyId {LongAlias} -WarningAction Ignore
            Set-S3EncryptionPolicy {LongName} -RequireTls -RequireEncryption SseKms -KmsKeyId {LongAlias} -WarningAction Ignore
            $null = Send-S3EncryptedObject '{sandbox.NewFile(9)}' {LongName} '{new string('p', 200)}/{new string('k', 800)}'
            """);
        return engine;
    }
}
