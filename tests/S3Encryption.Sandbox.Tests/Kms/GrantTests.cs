using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Kms;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Kms;

public sealed class GrantTests
{
    private const string Grantee = "arn:aws:iam::111122223333:user/nobody";
    private readonly KmsBench _kms = new();
    private readonly KmsKey _key;

    public GrantTests() => _key = _kms.Keys.Add(new KmsKeySettings { Alias = "k" });

    [Fact]
    public async Task A_grantee_uses_the_key_within_the_grants_operations_until_the_grant_is_revoked()
    {
        var blob = await EncryptAsync(new { });
        Assert.StartsWith("AccessDeniedException", await DecryptAsync(blob, new { }), StringComparison.Ordinal);
        var grant = await GrantAsync(["Decrypt"]);
        Assert.Equal("done", await DecryptAsync(blob, new { }));
        Assert.Equal("done", await _kms.RefusedAsync(
            "Decrypt", new { CiphertextBlob = blob, GrantTokens = new[] { Text(grant, "GrantToken") } }, KmsBench.Nobody));
        Assert.StartsWith(
            "AccessDeniedException",
            await _kms.RefusedAsync("Encrypt", new { _key.KeyId, Plaintext = "eA==" }, KmsBench.Nobody), StringComparison.Ordinal);
        _ = await _kms.CallAsync("RevokeGrant", new { _key.KeyId, GrantId = Text(grant, "GrantId") });
        Assert.StartsWith("AccessDeniedException", await DecryptAsync(blob, new { }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"EncryptionContextEquals":{"a":"1","b":"2"}}""", true)]
    [InlineData("""{"EncryptionContextEquals":{"a":"1"}}""", false)]
    [InlineData("""{"EncryptionContextSubset":{"a":"1"}}""", true)]
    [InlineData("""{"EncryptionContextSubset":{"a":"2"}}""", false)]
    [InlineData("""{"EncryptionContextSubset":{"c":"1"}}""", false)]
    public async Task A_grant_that_is_constrained_holds_for_that_encryption_context_only(string constraints, bool allowed)
    {
        var blob = await EncryptAsync(new { a = "1", b = "2" });
        _ = await GrantAsync(["Decrypt"], constraints);
        Assert.Equal(allowed, await DecryptAsync(blob, new { a = "1", b = "2" }) == "done");
    }

    [Fact]
    public async Task A_role_that_was_granted_the_key_uses_it_through_S3_in_every_session()
    {
        var session = KmsBench.Nobody with { Arn = "arn:aws:sts::111122223333:assumed-role/Backup/one", AccessKeyId = "ASIA1" };
        var caller = new KmsCaller(session, KmsBench.ViaS3);
        Assert.StartsWith(
            "AccessDeniedException", _kms.Refused(kms => kms.GenerateDataKey(caller, "alias/k", KmsBench.NoContext)),
            StringComparison.Ordinal);
        _ = await GrantAsync(["GenerateDataKey"], grantee: "arn:aws:iam::111122223333:role/team/Backup");
        Assert.Equal("done", _kms.Refused(kms => kms.GenerateDataKey(caller, "alias/k", KmsBench.NoContext)));
    }

    [Fact]
    public async Task An_explicit_deny_in_the_key_policy_outweighs_a_grant()
    {
        const string Deny = "{'Effect':'Deny','Principal':'*','Action':'kms:Decrypt','Resource':'*'}";
        const string Account =
            "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'kms:*','Resource':'*'}";
        var blob = await EncryptAsync(new { });
        _ = await GrantAsync(["Decrypt"]);
        _ = await _kms.CallAsync("PutKeyPolicy", new { _key.KeyId, Policy = KmsBench.KeyPolicy(Account, Deny) });
        Assert.EndsWith(
            "with an explicit deny in a resource-based policy", await DecryptAsync(blob, new { }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""["Decrypt"]""", """{"EncryptionContextEquals":{"a":"1","b":"2"}}""", true)]
    [InlineData("""["Decrypt"]""", """{"EncryptionContextSubset":{"a":"1"}}""", true)]
    [InlineData("""["Decrypt"]""", """{"EncryptionContextSubset":{"b":"2"}}""", false)]
    [InlineData("""["Decrypt"]""", "null", false)]
    [InlineData("""["Decrypt","Encrypt"]""", """{"EncryptionContextSubset":{"a":"1"}}""", false)]
    public async Task Who_may_create_grants_by_a_grant_gives_no_more_than_it_has(string operations, string constraints, bool allowed)
    {
        _ = await GrantAsync(["Decrypt", "CreateGrant"], """{"EncryptionContextSubset":{"a":"1"}}""");
        var input = $$"""
            {"KeyId":"{{_key.KeyId}}","GranteePrincipal":"{{Grantee}}","Operations":{{operations}},"Constraints":{{constraints}}}
            """;
        Assert.Equal(allowed, await _kms.RefusedAsync("CreateGrant", input, KmsBench.Nobody) == "done");
    }

    [Fact]
    public async Task The_retiring_principal_the_grantee_that_may_and_the_account_retire_a_grant_and_nobody_else()
    {
        var stranger = KmsBench.Nobody with { Arn = "arn:aws:iam::111122223333:user/stranger" };
        var retirable = await GrantAsync(["Decrypt"], retiring: Grantee);
        var byToken = new { GrantToken = Text(retirable, "GrantToken") };
        Assert.StartsWith("AccessDeniedException", await _kms.RefusedAsync("RetireGrant", byToken, stranger), StringComparison.Ordinal);
        Assert.StartsWith(
            "DryRunOperationException",
            await _kms.RefusedAsync("RetireGrant", new { byToken.GrantToken, DryRun = true }, KmsBench.Nobody), StringComparison.Ordinal);
        Assert.Equal("done", await _kms.RefusedAsync("RetireGrant", byToken, KmsBench.Nobody));

        var byGrantee = await GrantAsync(["RetireGrant"]);
        Assert.Equal("done", await _kms.RefusedAsync(
            "RetireGrant", new { KeyId = _key.Arn, GrantId = Text(byGrantee, "GrantId") }, KmsBench.Nobody));
        var byAccount = await GrantAsync(["Decrypt"]);
        Assert.Equal("done", await _kms.RefusedAsync("RetireGrant", new { GrantToken = Text(byAccount, "GrantToken") }));
        Assert.Equal(0, (await _kms.CallAsync("ListGrants", new { _key.KeyId })).GetProperty("Grants").GetArrayLength());
    }

    [Fact]
    public async Task Grants_are_listed_by_key_by_grantee_and_by_who_may_retire_them()
    {
        var first = await GrantAsync(["Decrypt"], """{"EncryptionContextSubset":{"a":"1"}}""", retiring: Grantee);
        _ = await GrantAsync(["Encrypt"], grantee: "arn:aws:iam::111122223333:user/other");
        Assert.Equal(2, (await _kms.CallAsync("ListGrants", new { _key.KeyId })).GetProperty("Grants").GetArrayLength());
        var shown = (await _kms.CallAsync("ListGrants", new { _key.KeyId, GranteePrincipal = Grantee })).GetProperty("Grants")
            .EnumerateArray().Single();
        Assert.Equal(
            (_key.Arn, Text(first, "GrantId"), Grantee, "arn:aws:iam::111122223333:root"),
            (Text(shown, "KeyId"), Text(shown, "GrantId"), Text(shown, "RetiringPrincipal"), Text(shown, "IssuingAccount")));
        Assert.Equal("1", Text(shown.GetProperty("Constraints").GetProperty("EncryptionContextSubset"), "a"));
        var retirable = await _kms.CallAsync("ListRetirableGrants", new { RetiringPrincipal = Grantee });
        Assert.Equal(shown.GetRawText(), retirable.GetProperty("Grants")[0].GetRawText());
    }

    [Fact]
    public async Task A_CreateGrant_that_is_repeated_under_its_name_makes_no_second_grant()
    {
        var (one, same, other) =
            (await GrantAsync(["Decrypt"], name: "n"), await GrantAsync(["Decrypt"], name: "n"), await GrantAsync(["Encrypt"], name: "n"));
        Assert.Equal(Text(one, "GrantId"), Text(same, "GrantId"));
        Assert.NotEqual(Text(one, "GrantToken"), Text(same, "GrantToken"));
        Assert.NotEqual(Text(one, "GrantId"), Text(other, "GrantId"));
    }

    [Theory]
    [InlineData("{'StringEquals':{'kms:GranteePrincipal':'arn:aws:iam::111122223333:user/nobody'}}", true)]
    [InlineData("{'ForAllValues:StringEquals':{'kms:GrantOperations':['Decrypt','Encrypt']}}", true)]
    [InlineData("{'ForAllValues:StringEquals':{'kms:GrantOperations':'Encrypt'}}", false)]
    [InlineData("{'StringEquals':{'kms:GrantConstraintType':'EncryptionContextSubset'}}", true)]
    [InlineData("{'StringEquals':{'kms:RetiringPrincipal':'arn:aws:iam::111122223333:user/nobody'}}", false)]
    [InlineData("{'Bool':{'kms:GrantIsForAWSResource':'true'}}", false)]
    [InlineData("{'StringEquals':{'kms:EncryptionContext:a':'1'}}", true)]
    public async Task A_policy_can_say_which_grants_may_be_created(string condition, bool allowed)
    {
        var caller = KmsBench.Nobody with
        {
            Policies =
            [
                PolicyDocument.Parse($$$"""
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:CreateGrant","Resource":"*",
                      "Condition":{{{condition.Replace('\'', '"')}}}}}
                    """),
            ],
        };
        var input = $$$"""
            {"KeyId":"{{{_key.KeyId}}}","GranteePrincipal":"{{{Grantee}}}","Operations":["Decrypt"],
             "Constraints":{"EncryptionContextSubset":{"a":"1"}} }
            """;
        Assert.Equal(allowed, await _kms.RefusedAsync("CreateGrant", input, caller) == "done");
    }

    [Theory]
    [InlineData("CreateGrant", """{"KeyId":"KEY","GranteePrincipal":"nobody","Operations":["Decrypt"]}""", "InvalidArnException")]
    [InlineData("CreateGrant", """{"KeyId":"KEY","GranteePrincipal":"a b","Operations":["Decrypt"]}""", "ValidationException")]
    [InlineData("CreateGrant", """{"KeyId":"KEY","GranteePrincipal":"USER"}""", "ValidationException")]
    [InlineData("CreateGrant", """{"KeyId":"KEY","GranteePrincipal":"USER","Operations":["Sign"]}""", "ValidationException")]
    [InlineData("CreateGrant", """{"KeyId":"alias/k","GranteePrincipal":"USER","Operations":["Decrypt"]}""", "NotFoundException")]
    [InlineData("RevokeGrant", """{"KeyId":"KEY","GrantId":"x"}""", "InvalidGrantIdException")]
    [InlineData("RevokeGrant", """{"KeyId":"KEY","GrantId":"NONE"}""", "NotFoundException")]
    [InlineData("RetireGrant", """{"GrantToken":"x"}""", "InvalidGrantTokenException")]
    [InlineData("RetireGrant", """{"KeyId":"KEY"}""", "ValidationException")]
    [InlineData("Encrypt", """{"KeyId":"KEY","Plaintext":"eA==","GrantTokens":["x"]}""", "InvalidGrantTokenException")]
    public async Task A_grant_that_cannot_be_or_is_not_there_is_refused_in_AWSs_words(string operation, string input, string code) =>
        Assert.StartsWith(
            code + ": ",
            await _kms.RefusedAsync(
                operation,
                input.Replace("KEY", _key.KeyId, StringComparison.Ordinal).Replace("USER", Grantee, StringComparison.Ordinal)
                    .Replace("NONE", new string('0', 64), StringComparison.Ordinal)),
            StringComparison.Ordinal);

    private Task<JsonElement> GrantAsync(
        string[] operations, string constraints = "null", string grantee = Grantee, string? retiring = null, string? name = null) =>
        _kms.CallAsync("CreateGrant", new
        {
            _key.KeyId,
            GranteePrincipal = grantee,
            RetiringPrincipal = retiring,
            Operations = operations,
            Constraints = JsonDocument.Parse(constraints).RootElement,
            Name = name,
        });

    private async Task<string> EncryptAsync(object context) =>
        Text(await _kms.CallAsync("Encrypt", new { _key.KeyId, Plaintext = "eA==", EncryptionContext = context }), "CiphertextBlob");

    private Task<string> DecryptAsync(string blob, object context) =>
        _kms.RefusedAsync("Decrypt", new { CiphertextBlob = blob, EncryptionContext = context }, KmsBench.Nobody);

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
