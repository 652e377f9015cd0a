using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Kms;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Kms;

/// <summary>https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html, row by row.</summary>
public sealed class KeyStateTableTests
{
    private const string Ok = "";
    private const string Disabled = "DisabledException: ARN is disabled.";
    private const string Leaving = "KMSInvalidStateException: ARN is pending deletion.";
    private const string Staying = "KMSInvalidStateException: ARN is not pending deletion.";
    private const string NoMaterial = "KMSInvalidStateException: ARN is pending import.";
    private const string Away = "KMSInvalidStateException: ARN is unavailable.";
    private const string External = "UnsupportedOperationException: ARN origin is EXTERNAL which is not valid for this operation.";
    private const string CloudHsm = "UnsupportedOperationException: ARN origin is AWS_CLOUDHSM which is not valid for this operation.";

    private static readonly KmsKeyState[] States =
        [KmsKeyState.Enabled, KmsKeyState.Disabled, KmsKeyState.PendingImport, KmsKeyState.PendingDeletion, KmsKeyState.Unavailable];

    private static readonly string[] Usable = [Ok, Disabled, NoMaterial, Leaving, Away];
    private static readonly string[] Always = [Ok, Ok, Ok, Ok, Ok];
    private static readonly string[] Kept = [Ok, Ok, Ok, Leaving, Ok];

    public static TheoryData<string, string, string[]> Rows() => new()
    {
        { "CancelKeyDeletion", "{}", [Staying, Staying, Staying, Ok, Staying] },
        { "CreateAlias", """{"AliasName":"alias/new","TargetKeyId":"KEY"}""", Kept },
        {
            "CreateGrant", """{"GranteePrincipal":"arn:aws:iam::111122223333:user/a","Operations":["Decrypt"]}""",
            [Ok, Disabled, NoMaterial, Leaving, Ok]
        },
        { "Decrypt", """{"CiphertextBlob":"BLOB"}""", Usable },
        { "DeleteAlias", """{"AliasName":"alias/k"}""", Always },
        { "DescribeKey", "{}", Always },
        { "DisableKey", "{}", [Ok, Ok, NoMaterial, Leaving, Ok] },
        { "DisableKeyRotation", "{}", [Ok, Disabled, External, Leaving, CloudHsm] },
        { "EnableKey", "{}", [Ok, Ok, NoMaterial, Leaving, Ok] },
        { "EnableKeyRotation", "{}", [Ok, Disabled, External, Leaving, CloudHsm] },
        { "Encrypt", """{"Plaintext":"eA=="}""", Usable },
        { "GenerateDataKey", """{"KeySpec":"AES_256"}""", Usable },
        { "GenerateDataKeyWithoutPlaintext", """{"KeySpec":"AES_256"}""", Usable },
        { "GetKeyLastUsage", "{}", Always },
        { "GetKeyPolicy", "{}", Always },
        { "GetKeyRotationStatus", "{}", [Ok, Ok, External, Ok, CloudHsm] },
        { "ListAliases", "{}", Always },
        { "ListGrants", "{}", Always },
        { "ListKeyPolicies", "{}", Always },
        { "ListKeyRotations", "{}", [Ok, Ok, External, Ok, CloudHsm] },
        { "ListResourceTags", "{}", Always },
        { "PutKeyPolicy", """{"Policy":"POLICY"}""", Always },
        { "ReEncrypt", """{"CiphertextBlob":"BLOB","DestinationKeyId":"KEY"}""", Usable },
        { "RetireGrant", """{"GrantId":"GRANT"}""", Always },
        { "RevokeGrant", """{"GrantId":"GRANT"}""", Always },
        { "RotateKeyOnDemand", "{}", [Ok, Disabled, External, Leaving, CloudHsm] },
        { "ScheduleKeyDeletion", "{}", Kept },
        { "TagResource", """{"Tags":[{"TagKey":"a","TagValue":"b"}]}""", Kept },
        { "UntagResource", """{"TagKeys":["a"]}""", Kept },
        { "UpdateAlias", """{"AliasName":"alias/k","TargetKeyId":"KEY"}""", Kept },
        { "UpdateKeyDescription", """{"Description":"d"}""", Kept },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Every_operation_answers_by_the_state_of_its_key_as_AWS_documents(string operation, string input, string[] answers)
    {
        foreach (var (state, answer) in States.Zip(answers))
        {
            var kms = new KmsBench();
            var key = kms.Keys.Add(new KmsKeySettings { Alias = "k" });
            var blob = (await kms.CallAsync("Encrypt", new { key.KeyId, Plaintext = "eA==" })).GetProperty("CiphertextBlob").GetString();
            var grant = await kms.CallAsync("CreateGrant", new
            {
                key.KeyId,
                GranteePrincipal = "arn:aws:iam::111122223333:user/a",
                Operations = new[] { "Decrypt" },
            });
            var policy = (await kms.CallAsync("GetKeyPolicy", new { key.KeyId })).GetProperty("Policy").GetString();
            key.State = state;

            var body = JsonNode.Parse(input)!.AsObject();
            body["KeyId"] = key.KeyId;
            var text = body.ToJsonString()
                .Replace("\"KEY\"", JsonSerializer.Serialize(key.KeyId), StringComparison.Ordinal)
                .Replace("\"BLOB\"", JsonSerializer.Serialize(blob), StringComparison.Ordinal)
                .Replace("\"GRANT\"", grant.GetProperty("GrantId").GetRawText(), StringComparison.Ordinal)
                .Replace("\"POLICY\"", JsonSerializer.Serialize(policy), StringComparison.Ordinal);
            var expected = answer == Ok ? "done" : answer.Replace("ARN", key.Arn, StringComparison.Ordinal);
            Assert.Equal((state, expected), (state, await kms.RefusedAsync(operation, text)));
        }
    }
}
