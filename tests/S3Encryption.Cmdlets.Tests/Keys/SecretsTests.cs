using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Core.Tests.Keys;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Keys;

/// <summary>
/// Looks for the key's bytes, raw, in hex and in base64, in everything a cmdlet says and in all that its objects can be turned into.
/// </summary>
public sealed class SecretsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    /// <summary>One more than Export-Clixml and remoting go by default.</summary>
    private const int Depth = 3;

    private static readonly X509Certificate2 Recipient = TestCertificate.ForDocuments("CN=recipient");

    [Theory]
    [InlineData("New-SseCKey -Name again -Verbose -Debug; $key")]
    [InlineData(
        "Send-S3SseCObject $file open secret -SseCKey $key -Verbose -Debug; "
            + "Send-S3SseCObject $large open secret-large -SseCKey $key -Verbose -Debug")]
    [InlineData("Send-S3SseCObject $file open s1 -SseCKey $key; Receive-S3SseCObject open s1 $target -SseCKey $key -Verbose -Debug")]
    [InlineData("Send-S3SseCObject $file open s2 -SseCKey $key -WhatIf -Verbose -Debug")]
    [InlineData("Send-S3SseCObject $file fresh blocked -SseCKey $key -Verbose -Debug")]
    [InlineData("Send-S3SseCObject $file missing-bucket k -SseCKey $key -Verbose -Debug")]
    [InlineData("Send-S3SseCObject $file open k -SseCKey $key -EndpointUrl $http -Verbose -Debug")]
    [InlineData("Send-S3SseCObject $file open k -SseCKey $key -Credential $wrong -Verbose -Debug")]
    [InlineData("Send-S3SseCObject $file open k -SseCKey $key -EndpointUrl https://127.0.0.1:1 -Verbose -Debug")]
    [InlineData(
        "Send-S3SseCObject $file open k -SseCKey $base64; "
            + "Send-S3SseCObject $file open k -SseCKey $hex; Send-S3SseCObject $file open k -SseCKey $bytes")]
    [InlineData("Send-S3SseCObject $file open k -SseCKey ($base64 + 'x')")]
    [InlineData("Send-S3SseCObject $file open k -SseCKey ($hex + '0')")]
    [InlineData("Send-S3SseCObject $file open k -SseCKey ($bytes + [byte]1)")]
    [InlineData("Send-S3SseCObject $file open k -SseCKey @{ key = $base64 }")]
    [InlineData(
        "Send-S3SseCObject $file open s3 -SseCKey $other; Receive-S3SseCObject open s3 $target -SseCKey $key -Force -Verbose -Debug")]
    [InlineData(
        "$u = New-S3PresignedUrl open s4 -SseCKey $key -Verbose -Debug; $u; $u | Format-List *; \"$u\"; $u.Headers; $u.Curl; "
            + "$u.InvokeWebRequest; New-S3PresignedUrl open s4 -SseCKey $key -Method PUT -Expires 0; "
            + "New-S3PresignedUrl open s4 -SseCKey $key -EndpointUrl $http")]
    [InlineData(
        "Send-S3SseCObject $large open s5 -SseCKey $key; "
            + "Copy-S3EncryptedObject s3://open/s5 s3://open/s6 -SourceSseCKey $key -SseCKey $key -Verbose -Debug; "
            + "Copy-S3EncryptedObject s3://open/s5 s3://open/s7 -SourceSseCKey $key -SseCKey $key -MultipartThreshold 5MB -Debug")]
    [InlineData(
        "Send-S3SseCObject $file open s8 -SseCKey $other; Copy-S3EncryptedObject s3://open/s8 fresh -SourceSseCKey $key -Verbose -Debug; "
            + "Copy-S3EncryptedObject s3://open/s8 fresh -SourceSseCKey $other -SseCKey $key -Verbose -Debug; "
            + "Copy-S3EncryptedObject s3://open/s8 s3://open/s9 -SseCKey $key -Credential $wrong; "
            + "Copy-S3EncryptedObject s3://open/s8 s3://open/s9 -SourceSseCKey $key -EndpointUrl $http; "
            + "Copy-S3EncryptedObject s3://open/s8 s3://open/s9 -SseCKey $key -WhatIf")]
    [InlineData("$key.Dispose(); Send-S3SseCObject $file open k -SseCKey $key")]
    [InlineData(
        "Get-Member -InputObject $key; $key | Format-List * -Force; [string]$key; "
            + "$key.GetHashCode(); $key.PSObject.Properties | ForEach-Object { $_.Value }")]
    [InlineData(
        "$ErrorActionPreference = 'Stop'; try { Receive-S3SseCObject open none $target -SseCKey $key } "
            + "catch { $_; $_.Exception; $_.InvocationInfo; $_.ScriptStackTrace }; $Error")]
    [InlineData("Import-SseCKey $path -Name i -Verbose -Debug; $base64, $hex | Import-SseCKey -Verbose; $bytes | Import-SseCKey -Verbose")]
    [InlineData(
        "($base64 + 'x'), ($hex + '0') | Import-SseCKey; ($bytes + [byte]1) | Import-SseCKey; $base64 | Import-SseCKey -As Hex; "
            + "$hex | Import-SseCKey -As Base64; @{ key = $base64 } | Import-SseCKey; \"key=$hex`nkey=$hex\" | Import-SseCKey")]
    [InlineData(
        "$key | Export-SseCKey -For HttpHeader; $key | Export-SseCKey AwsCli -OutFile $path; "
            + "$key | Export-SseCKey Mc -OutFile $new -Force -Verbose; "
            + "$null = $key | Export-SseCKey -AsSecureString -Verbose -Debug")]
    [InlineData(
        "$key | Export-SseCKey -KmsKeyId alias/logs -Verbose -Debug; $key | Export-SseCKey -KmsKeyId alias/off; "
            + "$key | Export-SseCKey -CmsRecipient $recipient -Verbose -Debug; $key | Export-SseCKey -CmsRecipient none")]
    [InlineData(
        "$key | Save-SseCKey $ring; $key | Save-SseCKey $ring -KmsKeyId alias/logs -PassThru -Verbose -Debug; "
            + "$key | Save-SseCKey $ring -CmsRecipient $recipient; Get-SseCKey $ring -Verbose; Get-SseCKey $ring -Unwrap -Verbose -Debug; "
            + "Get-SseCKey $ring | Remove-SseCKey -Confirm:$false -Verbose -Debug")]
    [InlineData(
        "$key | Save-SseCKey $ring -CmsRecipient $recipient; Get-SseCKey $ring -Unwrap; "
            + "Get-SseCKey $ring -Unwrap -Certificate $recipient -Verbose -Debug; "
            + "Get-SseCKey $ring | Remove-SseCKey -Confirm:$false -WhatIf; "
            + "Get-SseCKey $ring | Remove-SseCKey -Confirm:$false")]
    [InlineData(
        "$null = Send-S3SseCObject $file open s4 -SseCKey $other; Test-SseCKey open s4 -SseCKey $key, $other -Verbose -Debug; "
            + "Test-SseCKey open none -SseCKey $base64; Test-SseCKey open s4 -SseCKey $key -EndpointUrl $http")]
    [InlineData(
        "$null = $key | Save-SseCKey $ring -KmsKeyId alias/logs -BucketName open; "
            + "Send-S3SseCObject $file open s10 -Keyring $ring -TagKey fp -Verbose -Debug; "
            + "Receive-S3SseCObject open s10 $target -Keyring $ring -TagKey fp -Force -Verbose -Debug; "
            + "Copy-S3EncryptedObject s3://open/s10 s3://open/s11 -SourceKeyring $ring -Keyring $ring -Verbose -Debug; "
            + "New-S3PresignedUrl open s10 -Keyring $ring -Verbose -Debug; "
            + "Receive-S3SseCObject open s10 $target -Keyring $ring -Force -Credential $wrong -Debug")]
    [InlineData(
        "Send-S3SseCObject $large open s12 -SseCKey $key -Resume -Verbose -Debug; "
            + "Receive-S3SseCObject open s12 $target -SseCKey $key -Resume -Force -Verbose -Debug; "
            + "Get-S3EncryptedUpload open -Verbose -Debug; "
            + "'text' | Send-S3SseCObject open s13 -SseCKey $key -Verbose -Debug; "
            + "Receive-S3SseCObject open s13 -Raw -SseCKey $key -Verbose -Debug; "
            + "Receive-S3SseCObject open s13 -AsByteStream -SseCKey $other -Verbose -Debug")]
    [InlineData(
        "Send-S3SseCObject $file open s14 -SseCKey $key; Get-S3ObjectEncryption open -Key s14 -SseCKey $other, $key -Verbose -Debug; "
            + "Get-S3ObjectEncryption open -Prefix s14 -SseCKey $key -Verbose -Debug; "
            + "Get-S3ObjectEncryption open -Key s14 -SseCKey $key -EndpointUrl $http -Verbose -Debug; "
            + "Convert-S3ObjectEncryption open -Prefix s14 -SseCKey $key -To SseC -ToSseCKey $other -WhatIf -Verbose -Debug; "
            + "Convert-S3ObjectEncryption open -Prefix s14 -SseCKey $key -To SseC -ToSseCKey $other -PassThru -Verbose -Debug; "
            + "Convert-S3ObjectEncryption open -Prefix s14 -SseCKey $other -To SseC -ToSseCKey $key -Journal $new -PassThru -Verbose -Debug; "
            + "[IO.File]::ReadAllText($new); "
            + "Convert-S3ObjectEncryption open -Prefix s14 -SseCKey $key -To SseC -ToSseCKey $other -EndpointUrl $http -Debug; "
            + "Convert-S3ObjectEncryption fresh -Prefix s14 -SseCKey $other -To SseC -ToSseCKey $key -Credential $wrong -Debug")]
    public void No_key_material_in_any_stream_object_error_or_serialisation(string script)
    {
        using var engine = sandbox.As();
        var path = sandbox.NewPath(".key");
        _ = engine.Require($"$key = New-SseCKey -Name secret -OutFile '{path}'; $other = New-SseCKey");
        var material = File.ReadAllBytes(path);
        Give(engine, material);
        engine.Set("path", path);
        var shown = engine.Show(script);
        var result = engine.Run(script);
        foreach (var text in Everything(result).Append(shown)) AssertNoKey(material, text);
    }

    private void Give(HostedEngine engine, byte[] material)
    {
        engine.Set("file", sandbox.NewFile(2000));
        engine.Set("large", sandbox.NewFile(9 << 20));
        engine.Set("target", sandbox.NewPath());
        engine.Set("http", sandbox.Server.HttpEndpoint!.ToString());
        engine.Set("wrong", SandboxFixture.Credential("AKIAIOSFODNN7EXAMPLE", "wrong"));
        engine.Set("base64", Convert.ToBase64String(material));
        engine.Set("hex", Convert.ToHexString(material));
        engine.Set("bytes", material);
        engine.Set("new", sandbox.NewPath(".key"));
        engine.Set("ring", sandbox.NewPath(""));
        engine.Set("recipient", Recipient);
    }

    [Fact]
    public void No_file_of_a_keyring_and_no_wrapped_export_holds_the_key()
    {
        using var engine = sandbox.As();
        var path = sandbox.NewPath(".key");
        _ = engine.Require($"$key = New-SseCKey secret -OutFile '{path}'");
        var material = File.ReadAllBytes(path);
        Give(engine, material);
        _ = engine.Require("""
            $key | Save-SseCKey $ring -KmsKeyId alias/logs -BucketName open -Note n
            $key | Save-SseCKey "$ring-2" -CmsRecipient $recipient
            $key | Export-SseCKey -KmsKeyId alias/logs -OutFile "$ring/export.kms"
            $key | Export-SseCKey -CmsRecipient $recipient -OutFile "$ring/export.cms"
            """);
        var ring = (string)engine.Require("$ring")[0].BaseObject;
        var files = Directory.GetFiles(ring).Concat(Directory.GetFiles(ring + "-2")).ToList();
        Assert.Equal(4, files.Count);
        foreach (var file in files) AssertNoKey(material, System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)));
    }

    private static IEnumerable<string> Everything(EngineResult result)
    {
        foreach (var text in result.Warnings.Concat(result.Verbose).Concat(result.Debug).Concat(result.Information)) yield return text;
        foreach (var record in result.Progress) yield return record.ToString();
        foreach (var value in result.Output.OfType<PSObject>())
        {
            yield return value.ToString();
            yield return PSSerializer.Serialize(value, Depth);
            yield return Json(value);
        }

        foreach (var error in result.AllErrors)
        {
            yield return error.ToString();
            yield return error.Exception.ToString();
            yield return error.FullyQualifiedErrorId + error.CategoryInfo + error.TargetObject + error.ErrorDetails
                + error.InvocationInfo?.PositionMessage;
            yield return PSSerializer.Serialize(error, Depth);
        }
    }

    // What ConvertTo-Json writes: the public properties.
    private static string Json(PSObject value) =>
        JsonSerializer.Serialize(value.Properties.ToDictionary(p => p.Name, p => Value(p)?.ToString()));

    private static object? Value(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private static void AssertNoKey(byte[] material, string text)
    {
        Assert.DoesNotContain(Convert.ToHexString(material), text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(material).TrimEnd('='), text, StringComparison.Ordinal);
        Assert.DoesNotContain(System.Text.Encoding.Latin1.GetString(material), text, StringComparison.Ordinal);
        // A byte array that went through a formatter or CLIXML as numbers.
        Assert.DoesNotContain(string.Join(" ", material.Take(8)), text, StringComparison.Ordinal);
        Assert.DoesNotContain(string.Join(", ", material.Take(8)), text, StringComparison.Ordinal);
    }
}
