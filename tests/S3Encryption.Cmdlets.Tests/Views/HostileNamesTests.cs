using System;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Views;

/// <summary>
/// Whoever may write into a bucket chooses what its objects are called. A name does nothing to the console of whoever looks at it, and stays
/// what it is for a script.
/// </summary>
public sealed class HostileNamesTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Key = "in\u001b]0;owned\u0007/\u009b2J\u202Egpj.exe";

    [Theory]
    [InlineData("Get-S3ObjectEncryption $b")]
    [InlineData("Measure-S3ObjectEncryption $b Prefix")]
    [InlineData("Convert-S3ObjectEncryption $b -To SseKms -KmsKeyId alias/logs -WhatIf")]
    [InlineData("Convert-S3ObjectEncryption $b -To SseKms -KmsKeyId alias/logs -PassThru -Verbose -Confirm:$false 4>&1")]
    [InlineData("Copy-S3EncryptedObject $b -Key $key -DestinationKey \"$key-2\" -WhatIf")]
    [InlineData("Get-S3ObjectEncryption $b -Key \"$key-none\" 2>&1")]
    [InlineData("Receive-S3EncryptedObject $b $key $out -WhatIf")]
    public void It_does_nothing_to_the_console(string command)
    {
        var bucket = sandbox.NewBucket();
        using var engine = sandbox.As();
        engine.Set("b", bucket);
        engine.Set("out", sandbox.NewPath());
        engine.Set("key", Key);
        _ = engine.Require($"$null = Send-S3EncryptedObject '{sandbox.NewFile(9)}' $b $key");
        _ = engine.Require("$PSStyle.OutputRendering = 'PlainText'");
        var shown = engine.Show(command);
        Assert.Contains(@"\u{001B}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(shown, c => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || c == '\u202E');
        Assert.Equal(Key, engine.Require("(Get-S3ObjectEncryption $b).Key").Single().ToString());
    }
}
