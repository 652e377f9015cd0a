using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Tests.Signing;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Kms;

public sealed class KeyAccessTests
{
    private const string Account =
        "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'kms:*','Resource':'*'}";
    private const string NobodyItself =
        "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:user/nobody'},'Action':'kms:Decrypt','Resource':'*'}";
    private const string DenyAll = "{'Effect':'Deny','Principal':'*','Action':'kms:Decrypt','Resource':'*'}";
    private readonly KmsBench _kms = new();

    [Theory]
    [InlineData("nobody", Account, "because no identity-based policy allows the kms:Decrypt action")]
    [InlineData("admin", Account, null)]
    [InlineData("nobody", NobodyItself, null)]
    [InlineData("admin", NobodyItself, "because no resource-based policy allows the kms:Decrypt action")]
    [InlineData("admin", DenyAll, "with an explicit deny in a resource-based policy")]
    public async Task The_key_policy_is_the_root_of_trust_and_the_refusal_names_the_layer(string caller, string statement, string? refusal)
    {
        var key = _kms.Keys.Add(new KmsKeySettings { Policy = KmsBench.KeyPolicy(statement) });
        var expected = refusal is null ? "DryRunOperationException: The request would have succeeded, but the DryRun option is set."
            : $"AccessDeniedException: User: arn:aws:iam::111122223333:user/{caller} is not authorized to perform: kms:Decrypt "
                + $"on resource: {key.Arn} {refusal}";
        var dryRun = new { key.KeyId, DryRun = true, DryRunModifiers = new[] { "IGNORE_CIPHERTEXT" } };
        Assert.Equal(expected, await _kms.RefusedAsync("Decrypt", dryRun, caller == "admin" ? KmsBench.Admin : KmsBench.Nobody));
    }

    [Fact]
    public void The_key_aws_s3_works_through_S3_for_everybody_in_the_account_and_directly_for_nobody()
    {
        var arn = _kms.Service.ResolveKeyArn(KmsService.AwsManagedS3Alias);
        Assert.Equal(arn, _kms.Service.ResolveKeyArn(KmsService.AwsManagedS3Alias));
        var made = _kms.Service.GenerateDataKey(
            new KmsCaller(KmsBench.Nobody, KmsBench.ViaS3), KmsService.AwsManagedS3Alias, KmsBench.NoContext);
        Assert.Equal(arn, made.KeyArn);
        Assert.Equal(
            "AccessDeniedException: User: arn:aws:iam::111122223333:user/admin is not authorized to perform: kms:Decrypt "
                + $"on resource: {arn} because no resource-based policy allows the kms:Decrypt action",
            _kms.Refused(service => service.Decrypt(new KmsCaller(KmsBench.Admin, null), made.CiphertextBlob, KmsBench.NoContext)));
        var stranger = KmsBench.Admin with { AccountId = "999999999999", Arn = "arn:aws:iam::999999999999:user/admin" };
        Assert.StartsWith(
            "AccessDeniedException",
            _kms.Refused(service => service.Decrypt(new KmsCaller(stranger, KmsBench.ViaS3), made.CiphertextBlob, KmsBench.NoContext)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"StringEquals\":{\"kms:ViaService\":\"s3.us-east-1.amazonaws.com\"}}", true)]
    [InlineData("{\"StringEquals\":{\"kms:CallerAccount\":\"111122223333\"}}", true)]
    [InlineData("{\"StringEquals\":{\"kms:EncryptionContext:aws:s3:arn\":\"arn:aws:s3:::b\"}}", true)]
    [InlineData("{\"StringEquals\":{\"kms:EncryptionContext:aws:s3:arn\":\"arn:aws:s3:::b/k\"}}", false)]
    [InlineData("{\"ForAllValues:StringEquals\":{\"kms:EncryptionContextKeys\":\"aws:s3:arn\"}}", true)]
    [InlineData("{\"StringLike\":{\"kms:RequestAlias\":\"alias/da*\"}}", true)]
    [InlineData("{\"StringEquals\":{\"kms:RequestAlias\":\"alias/other\"}}", false)]
    [InlineData("{\"ForAnyValue:StringEquals\":{\"kms:ResourceAliases\":\"alias/other\"}}", true)]
    [InlineData("{\"StringEquals\":{\"kms:KeySpec\":\"SYMMETRIC_DEFAULT\",\"kms:KeyUsage\":\"ENCRYPT_DECRYPT\"}}", true)]
    [InlineData("{\"StringEquals\":{\"aws:ResourceTag/team\":\"a\"}}", true)]
    [InlineData("{\"StringEquals\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:user/scoped\"}}", true)]
    public async Task A_right_that_is_scoped_by_a_condition_holds_within_it_only(string condition, bool allowed)
    {
        var key = _kms.Keys.Add(new KmsKeySettings { Alias = "data" });
        _ = await _kms.CallAsync("CreateAlias", new { AliasName = "alias/other", TargetKeyId = key.Arn });
        _ = await _kms.CallAsync("TagResource", new { key.KeyId, Tags = new[] { new { TagKey = "team", TagValue = "a" } } });
        var caller = SigningBench.User("scoped", "AKIASCOPED", "x") with
        {
            Policies =
            [
                PolicyDocument.Parse($$$"""
                    {"Version":"2012-10-17","Statement":{
                      "Effect":"Allow","Action":"kms:GenerateDataKey","Resource":"*","Condition":{{{condition}}}}}
                    """),
            ],
        };
        var context = new Dictionary<string, string> { ["aws:s3:arn"] = "arn:aws:s3:::b" };
        Assert.Equal(
            allowed,
            _kms.Refused(service => service.GenerateDataKey(new KmsCaller(caller, KmsBench.ViaS3), "alias/data", context)) == "done");
    }

    [Fact]
    public void A_key_of_another_account_is_refused_without_saying_whether_it_exists()
    {
        const string Foreign = "arn:aws:kms:us-east-1:999999999999:key/12345678-1234-1234-1234-123456789012";
        Assert.Equal(Foreign, _kms.Service.ResolveKeyArn(Foreign));
        Assert.StartsWith(
            $"AccessDeniedException: User: {KmsBench.Admin.Arn} is not authorized to perform: kms:GenerateDataKey "
                + $"on resource: {Foreign} because the resource does not exist",
            _kms.Refused(service => service.GenerateDataKey(new KmsCaller(KmsBench.Admin, KmsBench.ViaS3), Foreign, KmsBench.NoContext)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_locks_themselves_out_of_a_key_by_mistake()
    {
        var key = _kms.Keys.Add(new KmsKeySettings());
        var policy = KmsBench.KeyPolicy(NobodyItself);
        Assert.Equal("MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future.",
            await _kms.RefusedAsync("PutKeyPolicy", new { key.KeyId, Policy = policy }));
        _ = await _kms.CallAsync("PutKeyPolicy", new { key.KeyId, Policy = policy, BypassPolicyLockoutSafetyCheck = true });
        Assert.StartsWith("AccessDeniedException", await _kms.RefusedAsync("DescribeKey", new { key.KeyId }), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_at_all_cannot_use_a_key() => Assert.StartsWith("AccessDeniedException",
        _kms.Refused(
            service => service.GenerateDataKey(new KmsCaller(null, KmsBench.ViaS3), KmsService.AwsManagedS3Alias, KmsBench.NoContext)),
        StringComparison.Ordinal);
}
