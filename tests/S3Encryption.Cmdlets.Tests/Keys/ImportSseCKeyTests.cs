using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Keys;

public sealed class ImportSseCKeyTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private readonly byte[] _material = RandomNumberGenerator.GetBytes(32);

    private string Fingerprint => "SHA256:" + Convert.ToBase64String(SHA256.HashData(_material)).TrimEnd('=');

    [Theory]
    [InlineData("$base64 | Import-SseCKey")]
    [InlineData("$base64.TrimEnd('=').Replace('+', '-').Replace('/', '_') | Import-SseCKey")]
    [InlineData("$hex | Import-SseCKey")]
    [InlineData("$bytes | Import-SseCKey")]
    [InlineData("Import-SseCKey -InputObject $bytes")]
    [InlineData("Import-SseCKey $raw")]
    [InlineData("Import-SseCKey \"$Folder/raw-*.key\"")]
    [InlineData("Import-SseCKey -LiteralPath $text")]
    [InlineData("[IO.FileInfo]::new($raw) | Import-SseCKey")]
    [InlineData("\"fileb://$raw\" | Import-SseCKey")]
    [InlineData("'salt=6BE490773F1B5291', \"key=$hex\", 'iv =A626518FB9D77673CB115A8B6C4E1521' | Import-SseCKey")]
    [InlineData("$secure | Import-SseCKey")]
    [InlineData("[pscredential]::new('vault', $secure) | Import-SseCKey")]
    public void A_key_is_the_same_in_whatever_form_it_comes(string script)
    {
        using var engine = Engine();
        var key = EngineAssert.OneObject(engine.Run(script));
        Assert.Equal(Fingerprint, key.Get<string>("Fingerprint"));
        Assert.Equal("Imported", key.Get<string>("Origin"));
    }

    [Theory]
    [InlineData("[securestring]")]
    [InlineData("[pscredential]")]
    [InlineData("[byte[]]")]
    [InlineData("[string]")]
    public void What_a_vault_of_SecretManagement_gives_binds(string type)
    {
        using var engine = Engine();
        // Get-Secret writes what the vault holds as one object.
        _ = engine.Require($$"""
            $credential = [pscredential]::new('k', $secure)
            $vault = @{ '[securestring]' = $secure; '[pscredential]' = $credential; '[byte[]]' = $bytes; '[string]' = $base64 }
            function Get-Secret { [CmdletBinding()] param() $PSCmdlet.WriteObject($vault['{{type}}'], $false) }
            """);
        Assert.Equal(Fingerprint, EngineAssert.OneObject(engine.Run("Get-Secret | Import-SseCKey")).Get<string>("Fingerprint"));
    }

    [Fact]
    public void Verbose_says_what_the_key_was_taken_for_and_from_where()
    {
        using var engine = Engine();
        var line = Assert.Single(engine.Run("Import-SseCKey $text -Name a -Verbose").Verbose);
        Assert.Contains("base64", line, StringComparison.Ordinal);
        Assert.Contains(".txt", line, StringComparison.Ordinal);
        Assert.Contains(Fingerprint, line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_cannot_be_read_is_its_own_error_and_the_others_are_read()
    {
        using var engine = Engine();
        var result = engine.Run(
            "'not a key', $base64, 'not one either' | Import-SseCKey; Import-SseCKey $raw, \"$Folder/none.key\", $text");
        Assert.Equal(3, result.Output.Count);
        Assert.Equal(
            ["InvalidSseCKey", "InvalidSseCKey", "FileNotFound"], result.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void A_form_that_is_forced_is_not_guessed_around()
    {
        using var engine = Engine();
        _ = EngineAssert.OneError(engine.Run("$base64 | Import-SseCKey -As Hex"), "InvalidSseCKey", "64 digits");
        var taken = engine.Run("'7D139D4BB99FC6B8AAD8CA952AD4D82F' | Import-SseCKey");
        Assert.Contains("128 bits", Assert.Single(taken.Warnings), StringComparison.Ordinal);
        _ = EngineAssert.OneError(
            engine.Run("'7D139D4BB99FC6B8AAD8CA952AD4D82F' | Import-SseCKey -As Hex"), "InvalidSseCKey", "-As Characters");
    }

    [Fact]
    public void A_file_that_a_shell_re_encoded_is_refused_with_how_to_write_it()
    {
        using var engine = Engine();
        var path = sandbox.NewPath(".key");
        File.WriteAllText(path, Convert.ToBase64String(_material) + "\r\n", Encoding.Unicode);
        _ = EngineAssert.OneError(engine.Run($"Import-SseCKey '{path}'"), "InvalidSseCKey", "UTF-16", "Set-Content", path);
        _ = EngineAssert.OneError(
            engine.Run($"Send-S3SseCObject $raw open k -SseCKey fileb://{path}"), "ParameterArgumentTransformationError", "UTF-16");
    }

    [Fact]
    public void Objects_are_stored_under_the_new_forms_of_the_key_parameter_too()
    {
        using var engine = Engine();
        _ = engine.Require("Send-S3SseCObject $text open forms -SseCKey \"key=$hex`niv =00\"");
        _ = engine.Require("$urlSafe = $base64.TrimEnd('=').Replace('+', '-').Replace('/', '_')");
        _ = engine.Require($"Receive-S3SseCObject open forms '{sandbox.NewPath()}' -SseCKey $urlSafe");
    }

    [Fact]
    public void An_entry_of_a_keyring_given_as_a_key_is_told_how_to_open_it()
    {
        using var engine = Engine();
        _ = engine.Require("$null = New-SseCKey -KmsKeyId alias/logs | Save-SseCKey -Keyring \"$Folder/entry\"");
        _ = EngineAssert.OneError(
            engine.Run("Send-S3SseCObject $text open k -SseCKey (Get-SseCKey \"$Folder/entry\")"),
            "ParameterArgumentTransformationError", "Get-SseCKey -Unwrap");
    }

    private HostedEngine Engine()
    {
        var engine = sandbox.As();
        engine.Set("bytes", _material);
        engine.Set("base64", Convert.ToBase64String(_material));
        engine.Set("hex", Convert.ToHexString(_material));
        engine.Set("secure", new System.Net.NetworkCredential("", Convert.ToBase64String(_material)).SecurePassword);
        var folder = (string)engine.Require("$Folder")[0].BaseObject;
        var (raw, text) = (Path.Combine(folder, $"raw-{Guid.NewGuid():N}.key"), sandbox.NewPath(".txt"));
        foreach (var old in Directory.GetFiles(folder, "raw-*.key")) File.Delete(old);
        File.WriteAllBytes(raw, _material);
        File.WriteAllText(text, Convert.ToBase64String(_material) + "\n");
        engine.Set("raw", raw);
        engine.Set("text", text);
        return engine;
    }
}
