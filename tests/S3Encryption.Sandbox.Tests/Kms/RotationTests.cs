using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Kms;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Kms;

public sealed class RotationTests
{
    private readonly KmsBench _kms = new();

    [Fact]
    public async Task What_was_encrypted_before_a_rotation_still_decrypts_and_what_follows_uses_the_new_material()
    {
        var key = _kms.Keys.Add(new KmsKeySettings());
        var before = await EncryptAsync(key);
        _ = await _kms.CallAsync("RotateKeyOnDemand", new { key.KeyId });
        var after = await EncryptAsync(key);
        var old = await _kms.CallAsync("Decrypt", new { CiphertextBlob = before });
        var fresh = await _kms.CallAsync("Decrypt", new { CiphertextBlob = after });
        Assert.Equal(("eA==", "eA=="), (Text(old, "Plaintext"), Text(fresh, "Plaintext")));
        var metadata = (await _kms.CallAsync("DescribeKey", new { key.KeyId })).GetProperty("KeyMetadata");
        Assert.Equal(Text(metadata, "CurrentKeyMaterialId"), Text(fresh, "KeyMaterialId"));
        Assert.NotEqual(Text(old, "KeyMaterialId"), Text(fresh, "KeyMaterialId"));
    }

    [Fact]
    public async Task Automatic_rotation_comes_when_its_date_passes_and_stays_on_schedule()
    {
        var key = _kms.Keys.Add(new KmsKeySettings());
        var start = _kms.Clock.Now;
        _ = await _kms.CallAsync("EnableKeyRotation", new { key.KeyId, RotationPeriodInDays = 90 });
        Assert.Equal(start.AddDays(90), await NextAsync(key));
        _kms.Clock.Now = start.AddDays(50);
        _ = await _kms.CallAsync("RotateKeyOnDemand", new { key.KeyId });
        _kms.Clock.Now = start.AddDays(190);
        Assert.Equal(
            [("ON_DEMAND", start.AddDays(50)), ("AUTOMATIC", start.AddDays(90)), ("AUTOMATIC", start.AddDays(180))],
            await RotationsAsync(key));
        Assert.Equal(start.AddDays(270), await NextAsync(key));
        var all = (await _kms.CallAsync("ListKeyRotations", new { key.KeyId, IncludeKeyMaterial = "ALL_KEY_MATERIAL" }))
            .GetProperty("Rotations").EnumerateArray().Select(static entry => Text(entry, "KeyMaterialState"));
        Assert.Equal(["NON_CURRENT", "NON_CURRENT", "NON_CURRENT", "CURRENT"], all);
    }

    [Fact]
    public async Task A_rotation_that_a_disabled_key_missed_happens_once_when_it_is_enabled()
    {
        var key = _kms.Keys.Add(new KmsKeySettings { Rotation = true });
        _ = await _kms.CallAsync("DisableKey", new { key.KeyId });
        _kms.Clock.Now = _kms.Clock.Now.AddDays(1000);
        Assert.Empty(await RotationsAsync(key));
        _ = await _kms.CallAsync("EnableKey", new { key.KeyId });
        Assert.Equal([("AUTOMATIC", _kms.Clock.Now)], await RotationsAsync(key));
        Assert.Equal(_kms.Clock.Now.AddDays(365), await NextAsync(key));
    }

    [Fact]
    public async Task A_key_is_rotated_on_demand_25_times_and_no_more()
    {
        var key = _kms.Keys.Add(new KmsKeySettings());
        for (var i = 0; i < 25; i++)
        {
            _ = await _kms.CallAsync("RotateKeyOnDemand", new { key.KeyId });
        }

        Assert.StartsWith(
            "LimitExceededException: ", await _kms.RefusedAsync("RotateKeyOnDemand", new { key.KeyId }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EnableKeyRotation", """{"KeyId":"KEY","RotationPeriodInDays":89}""", "ValidationException")]
    [InlineData("EnableKeyRotation", """{"KeyId":"KEY","RotationPeriodInDays":2561}""", "ValidationException")]
    [InlineData("EnableKeyRotation", """{"KeyId":"HMAC"}""", "UnsupportedOperationException")]
    [InlineData("RotateKeyOnDemand", """{"KeyId":"HMAC"}""", "UnsupportedOperationException")]
    [InlineData("ListKeyRotations", """{"KeyId":"HMAC"}""", "UnsupportedOperationException")]
    public async Task What_cannot_be_rotated_is_refused(string operation, string input, string code)
    {
        var key = _kms.Keys.Add(new KmsKeySettings());
        var hmac = _kms.Keys.Add(new KmsKeySettings { Spec = "HMAC_256", Usage = "GENERATE_VERIFY_MAC" });
        input = input.Replace("KEY", key.KeyId, StringComparison.Ordinal).Replace("HMAC", hmac.KeyId, StringComparison.Ordinal);
        Assert.StartsWith(code + ": ", await _kms.RefusedAsync(operation, input), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_aws_s3_rotates_every_year_by_itself()
    {
        var arn = _kms.Service.ResolveKeyArn(KmsService.AwsManagedS3Alias);
        var start = _kms.Clock.Now;
        _kms.Clock.Now = start.AddDays(366);
        Assert.Equal([("AUTOMATIC", start.AddDays(365))], await RotationsAsync(_kms.Keys.Find(arn)!));
    }

    private async Task<string> EncryptAsync(KmsKey key) =>
        Text(await _kms.CallAsync("Encrypt", new { key.KeyId, Plaintext = "eA==" }), "CiphertextBlob");

    private async Task<DateTimeOffset> NextAsync(KmsKey key) =>
        Time((await _kms.CallAsync("GetKeyRotationStatus", new { key.KeyId })).GetProperty("NextRotationDate"));

    private async Task<(string, DateTimeOffset)[]> RotationsAsync(KmsKey key) =>
        [.. (await _kms.CallAsync("ListKeyRotations", new { key.KeyId })).GetProperty("Rotations").EnumerateArray()
            .Select(static entry => (Text(entry, "RotationType"), Time(entry.GetProperty("RotationDate"))))];

    private static DateTimeOffset Time(JsonElement seconds) => DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds.GetDecimal() * 1000));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
