using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Tests.Signing;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Kms;

public sealed class KmsProtocolTests
{
    private readonly KmsBench _kms = new();

    [Theory]
    [InlineData("Encrypt", "not json", "SerializationException")]
    [InlineData("Encrypt", "[]", "SerializationException")]
    [InlineData("Encrypt", """{"KeyId":5}""", "SerializationException")]
    [InlineData("Encrypt", """{"KeyId":"alias/k","Plaintext":"***"}""", "SerializationException")]
    [InlineData("Encrypt", """{"KeyId":"alias/k","Plaintext":"eA==","EncryptionContext":{"a":1}}""", "SerializationException")]
    [InlineData("Encrypt", """{"KeyId":"alias/k","Plaintext":"eA==","EncryptionContext":{"\ud800":"1"}}""", "SerializationException")]
    [InlineData("Encrypt", """{"KeyId":"\ud800","Plaintext":"eA=="}""", "SerializationException")]
    [InlineData("Encrypt", """{"KeyId":"alias/k","Plaintext":"eA==","\ud800":1}""", "SerializationException")]
    [InlineData("Encrypt", """{"KeyId":"alias/k","Plaintext":"\ud800"}""", "SerializationException")]
    [InlineData("Encrypt", """{"Plaintext":"eA=="}""", "ValidationException")]
    [InlineData("Encrypt", """{"KeyId":"","Plaintext":"eA=="}""", "ValidationException")]
    [InlineData("GenerateDataKey", """{"KeyId":"alias/k"}""", "ValidationException")]
    [InlineData("GenerateDataKey", """{"KeyId":"alias/k","KeySpec":"AES_256","NumberOfBytes":32}""", "ValidationException")]
    [InlineData("GenerateDataKey", """{"KeyId":"alias/k","KeySpec":"AES_512"}""", "ValidationException")]
    [InlineData("GenerateDataKey", """{"KeyId":"alias/k","NumberOfBytes":0}""", "ValidationException")]
    [InlineData("ListKeys", """{"Limit":1001}""", "ValidationException")]
    [InlineData("ListKeys", """{"Marker":"nonsense"}""", "InvalidMarkerException")]
    [InlineData("CreateKey", """{"KeySpec":"HMAC_256"}""", "ValidationException")]
    [InlineData("CreateKey", """{"Policy":"{}"}""", "MalformedPolicyDocumentException")]
    [InlineData("CreateKey", """{"Tags":[{"TagKey":"a","TagValue":"1"},{"TagKey":"a","TagValue":"2"}]}""", "TagException")]
    [InlineData("CreateAlias", """{"AliasName":"alias/aws/mine","TargetKeyId":"x"}""", "NotAuthorizedException")]
    [InlineData("CreateAlias", """{"AliasName":"nope","TargetKeyId":"x"}""", "ValidationException")]
    [InlineData("Decrypt", """{"DryRunModifiers":["IGNORE_CIPHERTEXT"]}""", "ValidationException")]
    [InlineData("GetKeyPolicy", """{"KeyId":"alias/k"}""", "NotFoundException")]
    [InlineData("NoSuchOperation", "{}", "UnknownOperationException")]
    public async Task Bad_input_is_a_clear_400(string operation, string body, string code)
    {
        _ = _kms.Keys.Add(new KmsKeySettings { Alias = "k" });
        Assert.StartsWith(code + ": ", await _kms.RefusedAsync(operation, body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_is_read_to_its_end_page_by_page()
    {
        var made = Enumerable.Range(0, 25).Select(_ => _kms.Keys.Add(new KmsKeySettings()).KeyId).Order(StringComparer.Ordinal).ToArray();
        var seen = new System.Collections.Generic.List<string>();
        string? marker = null;
        do
        {
            var page = await _kms.CallAsync("ListKeys", marker is null ? new { Limit = 10 } : new { Limit = 10, Marker = marker });
            seen.AddRange(page.GetProperty("Keys").EnumerateArray().Select(static key => key.GetProperty("KeyId").GetString()!));
            marker = page.GetProperty("Truncated").GetBoolean() ? page.GetProperty("NextMarker").GetString() : null;
        }
        while (marker is not null);
        Assert.Equal(made, seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_key_is_described_with_all_that_was_said_when_it_was_made()
    {
        var made = await _kms.CallAsync("CreateKey", new { Description = "über", Tags = new[] { new { TagKey = "a", TagValue = "" } } });
        var id = made.GetProperty("KeyMetadata").GetProperty("KeyId").GetString();
        _ = await _kms.CallAsync("CreateAlias", new { AliasName = "alias/made", TargetKeyId = id });
        var key = (await _kms.CallAsync("DescribeKey", new { KeyId = "alias/made" })).GetProperty("KeyMetadata");
        Assert.Equal(
            (id, "über", "CUSTOMER", "Enabled"),
            (Text(key, "KeyId"), Text(key, "Description"), Text(key, "KeyManager"), Text(key, "KeyState")));
        Assert.Equal("a", Text((await _kms.CallAsync("ListResourceTags", new { KeyId = id })).GetProperty("Tags")[0], "TagKey"));
        Assert.Equal("alias/made", Text((await _kms.CallAsync("ListAliases", new { KeyId = id })).GetProperty("Aliases")[0], "AliasName"));
        Assert.Equal("default", (await _kms.CallAsync("ListKeyPolicies", new { KeyId = id })).GetProperty("PolicyNames")[0].GetString());
        Assert.Contains(
            "Enable IAM User Permissions",
            Text(await _kms.CallAsync("GetKeyPolicy", new { KeyId = id }), "Policy"),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "AlreadyExistsException",
            await _kms.RefusedAsync("CreateAlias", new { AliasName = "alias/made", TargetKeyId = id }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rotation_is_seen_on_and_off()
    {
        var key = _kms.Keys.Add(new KmsKeySettings());
        _ = await _kms.CallAsync("EnableKeyRotation", new { key.KeyId, RotationPeriodInDays = 180 });
        var status = await _kms.CallAsync("GetKeyRotationStatus", new { key.KeyId });
        Assert.Equal(
            (true, 180), (status.GetProperty("KeyRotationEnabled").GetBoolean(), status.GetProperty("RotationPeriodInDays").GetInt32()));
        _ = await _kms.CallAsync("DisableKeyRotation", new { key.KeyId });
        Assert.False((await _kms.CallAsync("GetKeyRotationStatus", new { key.KeyId })).GetProperty("KeyRotationEnabled").GetBoolean());
    }

    [Fact]
    public async Task An_error_carries_its_type_in_body_and_header()
    {
        var context = new DefaultHttpContext();
        context.Response.Body = new System.IO.MemoryStream();
        await KmsErrorAnswer.WriteAsync(context, new AwsErrorException(400, "NotFoundException", "Key 'x' does not exist"));
        Assert.Equal((400, "application/x-amz-json-1.1", "NotFoundException"),
            (context.Response.StatusCode, context.Response.ContentType, context.Response.Headers["x-amzn-ErrorType"].ToString()));
        Assert.Equal("""{"__type":"NotFoundException","message":"Key 'x' does not exist"}""", context.ResponseText());
    }

    [Fact]
    public async Task No_damaged_request_ends_in_anything_but_a_400()
    {
        _ = _kms.Keys.Add(new KmsKeySettings { Alias = "k" });
        var random = new Random(7);
        string[] operations =
            ["Encrypt", "Decrypt", "CreateKey", "ListAliases", "TagResource", "ReEncrypt", "PutKeyPolicy", "GenerateDataKey"];
        const string Body =
            """{"KeyId":"alias/k","Plaintext":"eA==","CiphertextBlob":"eA==","Tags":[{"TagKey":"a","TagValue":"b"}],"Limit":5"""
            + ""","EncryptionContext":{"a":"b"},"Policy":"{}","DryRun":false,"DestinationKeyId":"alias/k","KeySpec":"AES_256"}""";
        for (var round = 0; round < 4000; round++)
        {
            var text = Body.ToCharArray();
            for (var change = random.Next(3); change >= 0; change--)
            {
                text[random.Next(text.Length)] = "{}[]\",:\\x0-u"[random.Next(12)];
            }

            _ = await _kms.RefusedAsync(operations[round % operations.Length], new string(text));
        }
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
