using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using CsCheck;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Protocol;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Kms;

public sealed class KmsFuzzTests
{
    private static readonly string[] Members =
    [
        "KeyId", "AliasName", "TargetKeyId", "Plaintext", "CiphertextBlob", "EncryptionContext", "GrantTokens", "Tags", "TagKeys", "Limit",
        "Marker", "Policy", "PolicyName", "DryRun", "DryRunModifiers", "DestinationKeyId", "SourceKeyId", "SourceEncryptionContext",
        "KeySpec", "KeyUsage", "NumberOfBytes", "GranteePrincipal", "RetiringPrincipal", "Operations", "Constraints", "Name", "GrantId",
        "GrantToken", "PendingWindowInDays", "RotationPeriodInDays", "Description", "MultiRegion", "IncludeKeyMaterial",
    ];

    private static readonly Gen<string> Scalar = Gen.OneOf(
        "null", "true", "0", "-1", "1e400", "99999999999999999999", "\"\"", "\"alias/k\"", "\"alias/aws/s3\"", "\"ID\"", "\"eA==\"",
        "\"e\"",
        "\"\\ud800\"", "\"\\u0000\"", "\"default\"", "\"AES_256\"", "\"Decrypt\"", "\"IGNORE_CIPHERTEXT\"", "5", "90",
        "\"arn:aws:iam::111122223333:user/a\"", "\"arn:aws:kms:eu-west-1:1:key/x\"", "\"arn:aws:kms:us-east-1:999999999999:key/x\"",
        "\"{\\\"Statement\\\":[]}\"", "\"" + new string('x', 9000) + "\"", "\"" + new string('0', 64) + "\"", "\"\u00ff\udbff\udfff\"",
        "\"x" + string.Concat(Enumerable.Repeat("\udbff\udfff", 5000)) + "\"");

    private static readonly Gen<string> Name = Gen.OneOf([.. Members, "EncryptionContextSubset", "TagKey", "TagValue", "\\ud800"]);

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, inner) => depth > 2
        ? Scalar
        : Gen.Frequency(
            (6, Scalar),
            (2, inner.Array[0, 3].Select(static items => "[" + string.Join(',', items) + "]")),
            (2, Gen.Select(Name, inner).Array[0, 3].Select(Object))));

    private static readonly Gen<string> Body = Gen.Frequency(
        (30, Gen.Select(Name, Value).Array[0, 6].Select(static pairs => Object([("KeyId", "\"ID\""), .. pairs]))),
        (2, Value),
        (1, Gen.String),
        (1, Gen.Int[1, 2000].Select(static depth => new string('[', depth) + new string(']', depth))));

    [Fact]
    public void No_JSON_over_any_operation_ends_in_anything_but_an_answer_or_a_400() =>
        Gen.Select(Gen.OneOf(KmsOperations.Names.ToArray()), Body, Gen.Byte.Array[0, 2]).Sample(
            static (operation, body, junk) =>
            {
                var kms = new KmsBench();
                var key = kms.Keys.Add(new KmsKeySettings { Alias = "k" });
                var bytes = Encoding.UTF8.GetBytes(body.Replace("ID", key.KeyId, System.StringComparison.Ordinal));
                Damage(bytes, junk);
                return Answers(kms, operation, bytes).GetAwaiter().GetResult();
            },
            iter: 6000);

    private static string Object(IEnumerable<(string Name, string Value)> pairs) =>
        "{" + string.Join(',', pairs.Select(static pair => $"\"{pair.Name}\":{pair.Value}")) + "}";

    /// <summary>Bytes that are no UTF-8, in the middle.</summary>
    private static void Damage(byte[] bytes, byte[] junk)
    {
        for (var i = 0; i < junk.Length && bytes.Length > 40; i++)
        {
            bytes[(bytes.Length / 2) + i] = junk[i];
        }
    }

    private static async Task<bool> Answers(KmsBench kms, string operation, byte[] body)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers["X-Amz-Target"] = "TrentService." + operation;
        context.Response.Body = new System.IO.MemoryStream();
        try
        {
            await kms.Service.HandleAsync(context, KmsBench.Admin, body);
            return true;
        }
        catch (AwsErrorException refused)
        {
            await KmsErrorAnswer.WriteAsync(context, refused);
            return refused.Status == 400;
        }
    }
}
