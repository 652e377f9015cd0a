using System;
using System.Text.Json;
using System.Threading.Tasks;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Kms;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Kms;

public sealed class KeyLifeTests
{
    private readonly KmsBench _kms = new();

    [Fact]
    public async Task A_key_tells_what_it_was_last_used_for_and_a_refused_use_is_none()
    {
        var key = _kms.Keys.Add(new KmsKeySettings { Alias = "k" });
        Assert.Equal("{}", (await LastUseAsync(key)).GetRawText());
        _ = await _kms.RefusedAsync("Encrypt", new { key.KeyId, Plaintext = "eA==", DryRun = true });
        _ = await _kms.RefusedAsync("Encrypt", new { key.KeyId, Plaintext = "eA==" }, KmsBench.Nobody);
        Assert.Equal("{}", (await LastUseAsync(key)).GetRawText());

        var data = _kms.Service.GenerateDataKey(new KmsCaller(KmsBench.Admin, KmsBench.ViaS3), "alias/k", KmsBench.NoContext);
        Assert.Equal("GenerateDataKey", Text(await LastUseAsync(key), "Operation"));
        _kms.Clock.Now = _kms.Clock.Now.AddHours(1);
        _ = _kms.Service.Decrypt(new KmsCaller(KmsBench.Admin, KmsBench.ViaS3), data.CiphertextBlob, KmsBench.NoContext);
        var last = await LastUseAsync(key);
        Assert.Equal(
            ("Decrypt", _kms.Clock.Now.ToUnixTimeSeconds()), (Text(last, "Operation"), last.GetProperty("Timestamp").GetInt64()));
        _ = await _kms.CallAsync(
            "ReEncrypt", new { CiphertextBlob = Convert.ToBase64String(data.CiphertextBlob), DestinationKeyId = key.KeyId });
        Assert.Equal("ReEncrypt", Text(await LastUseAsync(key), "Operation"));
    }

    [Fact]
    public async Task An_alias_moves_to_a_key_of_the_same_kind_and_to_no_other()
    {
        var (from, to) = (_kms.Keys.Add(new KmsKeySettings { Alias = "k" }), _kms.Keys.Add(new KmsKeySettings()));
        var hmac = _kms.Keys.Add(new KmsKeySettings { Spec = "HMAC_256", Usage = "GENERATE_VERIFY_MAC" });
        var created = _kms.Clock.Now.ToUnixTimeSeconds();
        _kms.Clock.Now = _kms.Clock.Now.AddHours(1);
        _ = await _kms.CallAsync("UpdateAlias", new { AliasName = "alias/k", TargetKeyId = to.Arn });
        Assert.Equal(to, _kms.Keys.Find("alias/k"));
        var shown = (await _kms.CallAsync("ListAliases", new { to.KeyId })).GetProperty("Aliases")[0];
        Assert.Equal(
            (created, created + 3600),
            (shown.GetProperty("CreationDate").GetInt64(), shown.GetProperty("LastUpdatedDate").GetInt64()));
        foreach (var (target, code) in new[] { (hmac.KeyId, "ValidationException"), ("alias/k", "ValidationException") })
        {
            Assert.StartsWith(code, await _kms.RefusedAsync("UpdateAlias", new { AliasName = "alias/k", TargetKeyId = target }),
                StringComparison.Ordinal);
        }

        Assert.StartsWith("NotFoundException: Alias ", await _kms.RefusedAsync(
            "UpdateAlias", new { AliasName = "alias/none", TargetKeyId = from.KeyId }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_key_is_gone_with_its_aliases_whose_names_are_free_again()
    {
        var key = _kms.Keys.Add(new KmsKeySettings { Alias = "k" });
        _ = await _kms.CallAsync("ScheduleKeyDeletion", new { key.KeyId, PendingWindowInDays = 7 });
        _kms.Clock.Now = _kms.Clock.Now.AddDays(7);
        Assert.Equal($"NotFoundException: Key '{key.Arn}' does not exist", await _kms.RefusedAsync("DescribeKey", new { key.KeyId }));
        Assert.Equal(0, (await _kms.CallAsync("ListAliases")).GetProperty("Aliases").GetArrayLength());
        Assert.Equal(0, (await _kms.CallAsync("ListKeys")).GetProperty("Keys").GetArrayLength());
        Assert.NotEqual(key.KeyId, _kms.Keys.Add(new KmsKeySettings { Alias = "k" }).KeyId);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(31)]
    public async Task A_deletion_leaves_7_to_30_days_to_change_ones_mind(int days) => Assert.StartsWith(
        "ValidationException",
        await _kms.RefusedAsync("ScheduleKeyDeletion", new { _kms.Keys.Add(new KmsKeySettings()).KeyId, PendingWindowInDays = days }),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_multi_Region_key_shows_itself_as_the_primary()
    {
        var key = (await _kms.CallAsync("CreateKey", new { MultiRegion = true })).GetProperty("KeyMetadata");
        Assert.Matches("^mrk-[0-9a-f]{32}$", Text(key, "KeyId"));
        var configuration = key.GetProperty("MultiRegionConfiguration");
        Assert.Equal(
            ("PRIMARY", Text(key, "Arn")),
            (Text(configuration, "MultiRegionKeyType"), Text(configuration.GetProperty("PrimaryKey"), "Arn")));
        Assert.Equal("done", await _kms.RefusedAsync("Encrypt", new { KeyId = Text(key, "Arn"), Plaintext = "eA==" }));
    }

    [Theory]
    [InlineData("GenerateRandom", "{}", "ValidationException: NumberOfBytes is required.")]
    [InlineData(
        "GenerateMac", """{"KeyId":"KEY"}""",
        "InvalidKeyUsageException: ARN key usage is ENCRYPT_DECRYPT which is not valid for GenerateMac.")]
    [InlineData(
        "Sign", """{"KeyId":"RSA"}""",
        "UnsupportedOperationException: Sign is not in the sandbox, which holds key material for symmetric encryption only.")]
    [InlineData(
        "GetParametersForImport", """{"KeyId":"KEY"}""",
        "UnsupportedOperationException: ARN origin is AWS_KMS which is not valid for this operation.")]
    [InlineData(
        "PutKeyPolicy", """{"KeyId":"KEY","Policy":"BIG"}""",
        "LimitExceededException: The key policy exceeds the quota of 32768 bytes.")]
    [InlineData(
        "UpdateKeyDescription", """{"KeyId":"KEY"}""",
        "ValidationException: 1 validation error detected: Value null at 'description' failed to satisfy constraint: "
            + "Member must not be null")]
    [InlineData(
        "TagResource", """{"KeyId":"KEY","Tags":[{"TagKey":"aws:x","TagValue":""}]}""",
        "TagException: Tags beginning with aws: are reserved")]
    [InlineData(
        "Encrypt", """{"KeyId":"KEY","Plaintext":"LONG"}""",
        "ValidationException: 1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member "
            + "must have length less than or equal to 4096")]
    [InlineData("Encrypt", """{"KeyId":["KEY"],"Plaintext":"eA=="}""", "SerializationException: Start of list found where not expected.")]
    [InlineData("Encrypt", """{"KeyId":5,"Plaintext":"eA=="}""", "SerializationException: NUMBER_VALUE can not be converted to a String")]
    public async Task What_is_asked_wrongly_or_is_not_here_is_refused_in_AWSs_words(string operation, string input, string refusal)
    {
        var key = _kms.Keys.Add(new KmsKeySettings());
        var rsa = _kms.Keys.Add(new KmsKeySettings { Spec = "RSA_2048", Usage = "SIGN_VERIFY" });
        input = input.Replace("\"KEY", "\"" + key.KeyId, StringComparison.Ordinal).Replace("RSA", rsa.KeyId, StringComparison.Ordinal)
            .Replace("BIG", new string(' ', 33000), StringComparison.Ordinal)
            .Replace("LONG", Convert.ToBase64String(new byte[4097]), StringComparison.Ordinal);
        Assert.Equal(refusal.Replace("ARN", key.Arn, StringComparison.Ordinal), await _kms.RefusedAsync(operation, input));
    }

    [Fact]
    public async Task Random_bytes_and_descriptions_come_back_as_asked()
    {
        var random = await _kms.CallAsync("GenerateRandom", new { NumberOfBytes = 12 });
        Assert.Equal(12, random.GetProperty("Plaintext").GetBytesFromBase64().Length);
        var key = _kms.Keys.Add(new KmsKeySettings { Description = "before" });
        _ = await _kms.CallAsync("UpdateKeyDescription", new { key.KeyId, Description = "" });
        Assert.Equal("", Text((await _kms.CallAsync("DescribeKey", new { key.KeyId })).GetProperty("KeyMetadata"), "Description"));
    }

    [Theory]
    [InlineData("PutKeyPolicy")]
    [InlineData("DisableKey")]
    [InlineData("ScheduleKeyDeletion")]
    [InlineData("CreateGrant")]
    [InlineData("EnableKeyRotation")]
    [InlineData("RotateKeyOnDemand")]
    [InlineData("UpdateKeyDescription")]
    [InlineData("TagResource")]
    public async Task Nobody_changes_the_key_that_AWS_manages(string operation)
    {
        var arn = _kms.Service.ResolveKeyArn(KmsService.AwsManagedS3Alias);
        Assert.Equal(
            $"AccessDeniedException: User: {KmsBench.Admin.Arn} is not authorized to perform: kms:{operation} on resource: {arn} "
                + $"because no resource-based policy allows the kms:{operation} action",
            await _kms.RefusedAsync(operation, new
            {
                KeyId = arn,
                Policy = KmsBench.KeyPolicy(),
                Description = "mine",
                Tags = Array.Empty<object>(),
                GranteePrincipal = KmsBench.Nobody.Arn,
                Operations = new[] { "Decrypt" },
            }));
    }

    [Theory]
    [InlineData(
        "ScheduleKeyDeletion", """{"PendingWindowInDays":7}""",
        "{'NumericLessThan':{'kms:ScheduleKeyDeletionPendingWindowInDays':'14'}}")]
    [InlineData(
        "PutKeyPolicy", """{"Policy":"x","BypassPolicyLockoutSafetyCheck":true}""",
        "{'Bool':{'kms:BypassPolicyLockoutSafetyCheck':'true'}}")]
    [InlineData("TagResource", """{"Tags":[{"TagKey":"team","TagValue":"a"}]}""", "{'StringEquals':{'aws:RequestTag/team':'a'}}")]
    [InlineData("UntagResource", """{"TagKeys":["team"]}""", "{'ForAnyValue:StringEquals':{'aws:TagKeys':'team'}}")]
    [InlineData("DescribeKey", "{}", "{'Bool':{'kms:MultiRegion':'true'}}")]
    [InlineData("DescribeKey", "{}", "{'StringEquals':{'kms:KeyOrigin':'AWS_KMS','kms:KeySpec':'SYMMETRIC_DEFAULT'}}")]
    public async Task A_deny_can_be_scoped_to_what_a_request_says(string operation, string input, string condition)
    {
        var key = _kms.Keys.Add(new KmsKeySettings { MultiRegion = true });
        var text = input == "{}" ? $$"""{"KeyId":"{{key.KeyId}}"}""" : $$"""{"KeyId":"{{key.KeyId}}",{{input[1..]}}""";
        var denied = KmsBench.Admin with
        {
            Policies =
            [
                .. KmsBench.Admin.Policies,
                PolicyDocument.Parse(
                    """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"kms:*","Resource":"*","Condition":"""
                        + condition.Replace('\'', '"') + "}}"),
            ],
        };
        Assert.EndsWith(
            "with an explicit deny in an identity-based policy", await _kms.RefusedAsync(operation, text, denied),
            StringComparison.Ordinal);
    }

    private async Task<JsonElement> LastUseAsync(KmsKey key) =>
        (await _kms.CallAsync("GetKeyLastUsage", new { key.KeyId })).GetProperty("KeyLastUsage");

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
