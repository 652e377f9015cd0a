using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Kms;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Kms;

public sealed class KeyUseTests
{
    private readonly KmsBench _kms = new();

    [Fact]
    public void A_data_key_comes_back_only_with_the_context_it_was_made_with()
    {
        var key = _kms.Keys.Add(new KmsKeySettings { Alias = "data" });
        var context = new Dictionary<string, string> { ["aws:s3:arn"] = "arn:aws:s3:::b/k", ["b"] = "2" };
        var caller = new KmsCaller(KmsBench.Admin, KmsBench.ViaS3);
        var made = _kms.Service.GenerateDataKey(caller, "alias/data", context);
        Assert.Equal((key.Arn, 32), (made.KeyArn, made.Plaintext.Length));
        var reordered = context.Reverse().ToDictionary();
        Assert.Equal(made.Plaintext, _kms.Service.Decrypt(caller, made.CiphertextBlob, reordered));
        Assert.Equal(
            "InvalidCiphertextException: ", _kms.Refused(service => service.Decrypt(caller, made.CiphertextBlob, KmsBench.NoContext)));
    }

    [Fact]
    public void No_changed_or_shortened_blob_decrypts()
    {
        _ = _kms.Keys.Add(new KmsKeySettings { Alias = "data" });
        var caller = new KmsCaller(KmsBench.Admin, null);
        var blob = _kms.Service.GenerateDataKey(caller, "alias/data", KmsBench.NoContext).CiphertextBlob;
        for (var at = 0; at < blob.Length; at++)
        {
            var changed = (byte[])blob.Clone();
            changed[at] ^= 1;
            Assert.NotEqual("done", _kms.Refused(service => service.Decrypt(caller, changed, KmsBench.NoContext)));
            Assert.NotEqual("done", _kms.Refused(service => service.Decrypt(caller, blob[..at], KmsBench.NoContext)));
        }
    }

    [Fact]
    public async Task A_disabled_key_refuses_to_encrypt_and_to_decrypt_until_it_is_enabled()
    {
        var key = _kms.Keys.Add(new KmsKeySettings());
        var blob = await BlobAsync(key);
        _ = await _kms.CallAsync("DisableKey", new { key.KeyId });
        Assert.Equal(
            $"DisabledException: {key.Arn} is disabled.",
            await _kms.RefusedAsync("GenerateDataKey", new { key.KeyId, KeySpec = "AES_256" }));
        Assert.Equal($"DisabledException: {key.Arn} is disabled.", await _kms.RefusedAsync("Decrypt", new { CiphertextBlob = blob }));
        _ = await _kms.CallAsync("EnableKey", new { key.KeyId });
        Assert.Equal("eA==", (await _kms.CallAsync("Decrypt", new { CiphertextBlob = blob })).GetProperty("Plaintext").GetString());
    }

    [Fact]
    public async Task A_key_pending_deletion_can_be_saved_until_its_date_and_not_after()
    {
        var key = _kms.Keys.Add(new KmsKeySettings());
        var answer = await _kms.CallAsync("ScheduleKeyDeletion", new { key.KeyId, PendingWindowInDays = 7 });
        Assert.Equal("PendingDeletion", answer.GetProperty("KeyState").GetString());
        Assert.Equal(
            $"KMSInvalidStateException: {key.Arn} is pending deletion.",
            await _kms.RefusedAsync("Encrypt", new { key.KeyId, Plaintext = "eA==" }));
        _ = await _kms.CallAsync("CancelKeyDeletion", new { key.KeyId });
        Assert.Equal(KmsKeyState.Disabled, key.State);
        _ = await _kms.CallAsync("ScheduleKeyDeletion", new { key.KeyId, PendingWindowInDays = 7 });
        _kms.Clock.Now = _kms.Clock.Now.AddDays(8);
        Assert.Equal($"NotFoundException: Key '{key.Arn}' does not exist", await _kms.RefusedAsync("CancelKeyDeletion", new { key.KeyId }));
    }

    [Theory]
    [InlineData("x", "Invalid keyId 'x'")]
    [InlineData(
        "12345678-1234-1234-1234-123456789012",
        "Key 'arn:aws:kms:us-east-1:111122223333:key/12345678-1234-1234-1234-123456789012' does not exist")]
    [InlineData("alias/none", "Alias arn:aws:kms:us-east-1:111122223333:alias/none is not found.")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:alias/none", "Alias arn:aws:kms:us-east-1:111122223333:alias/none is not found.")]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:key/x", "Invalid arn eu-west-1")]
    [InlineData("arn:aws:s3:::x", "Invalid arn arn:aws:s3:::x")]
    public void A_key_that_is_not_there_is_refused_in_words_that_say_why(string named, string message) =>
        Assert.Equal("NotFoundException: " + message, _kms.Refused(service => service.ResolveKeyArn(named)));

    [Theory]
    [InlineData("RSA_2048", "ENCRYPT_DECRYPT")]
    [InlineData("HMAC_256", "GENERATE_VERIFY_MAC")]
    public async Task A_key_of_the_wrong_kind_is_refused_as_such(string spec, string usage)
    {
        var key = await _kms.CallAsync("CreateKey", new { KeySpec = spec, KeyUsage = usage });
        var id = key.GetProperty("KeyMetadata").GetProperty("KeyId").GetString();
        Assert.StartsWith(
            "InvalidKeyUsageException: ",
            await _kms.RefusedAsync("GenerateDataKey", new { KeyId = id, KeySpec = "AES_256" }),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GenerateDataKey", """{"KeyId":"alias/k","KeySpec":"AES_256","DryRun":true}""")]
    [InlineData("GenerateDataKeyWithoutPlaintext", """{"KeyId":"alias/k","NumberOfBytes":8,"DryRun":true}""")]
    [InlineData("Encrypt", """{"KeyId":"alias/k","Plaintext":"eA==","DryRun":true}""")]
    [InlineData("Decrypt", """{"KeyId":"alias/k","DryRun":true,"DryRunModifiers":["IGNORE_CIPHERTEXT"]}""")]
    [InlineData(
        "ReEncrypt", """{"SourceKeyId":"alias/k","DestinationKeyId":"alias/k","DryRun":true,"DryRunModifiers":["IGNORE_CIPHERTEXT"]}""")]
    public async Task A_dry_run_tells_who_may_from_who_may_not_and_from_a_key_that_cannot(string operation, string input)
    {
        var key = _kms.Keys.Add(new KmsKeySettings { Alias = "k" });
        Assert.Equal(
            "DryRunOperationException: The request would have succeeded, but the DryRun option is set.",
            await _kms.RefusedAsync(operation, input));
        Assert.StartsWith("AccessDeniedException: User: arn:aws:iam::111122223333:user/nobody is not authorized to perform: kms:",
            await _kms.RefusedAsync(operation, input, KmsBench.Nobody), StringComparison.Ordinal);
        key.State = KmsKeyState.Disabled;
        Assert.Equal($"DisabledException: {key.Arn} is disabled.", await _kms.RefusedAsync(operation, input));
    }

    [Fact]
    public async Task Re_encryption_moves_a_ciphertext_to_another_key_and_context()
    {
        var (from, to) = (_kms.Keys.Add(new KmsKeySettings()), _kms.Keys.Add(new KmsKeySettings()));
        var answer = await _kms.CallAsync(
            "ReEncrypt",
            new { CiphertextBlob = await BlobAsync(from), DestinationKeyId = to.Arn, DestinationEncryptionContext = new { a = "b" } });
        Assert.Equal((from.Arn, to.Arn), (answer.GetProperty("SourceKeyId").GetString(), answer.GetProperty("KeyId").GetString()));
        var moved = await _kms.CallAsync(
            "Decrypt", new { CiphertextBlob = answer.GetProperty("CiphertextBlob").GetString(), EncryptionContext = new { a = "b" } });
        Assert.Equal("eA==", moved.GetProperty("Plaintext").GetString());
        Assert.StartsWith(
            "IncorrectKeyException",
            await _kms.RefusedAsync("Decrypt", new { CiphertextBlob = await BlobAsync(from), to.KeyId }),
            StringComparison.Ordinal);
    }

    private async Task<string> BlobAsync(KmsKey key) =>
        (await _kms.CallAsync("Encrypt", new { key.KeyId, Plaintext = "eA==" })).GetProperty("CiphertextBlob").GetString()!;
}
