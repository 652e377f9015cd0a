using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace S3Encryption.Sandbox.Kms.Grants;

/// <summary>Reads what CreateGrant is asked for: https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html.</summary>
internal static partial class NewGrant
{
    private static readonly string[] OperationNames =
    [
        "Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo", "Sign", "Verify",
        "GetPublicKey", "CreateGrant", "RetireGrant", "DescribeKey", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext",
        "GenerateMac", "VerifyMac", "DeriveSharedSecret",
    ];

    private static readonly string[] OfOtherKeys = ["Sign", "Verify", "GetPublicKey", "GenerateMac", "VerifyMac", "DeriveSharedSecret"];

    internal static KeyGrant Read(KmsCall call)
    {
        var fields = call.Fields;
        var grantee = Principal(fields, "GranteePrincipal") ?? throw KmsFields.Missing("GranteePrincipal");
        var operations = fields.Texts("Operations");
        if (!fields.Has("Operations"))
        {
            throw KmsFields.Missing("Operations");
        }

        if (operations.Count == 0 || operations.FirstOrDefault(static name => !OperationNames.Contains(name)) is not null)
        {
            throw KmsErrors.Constraint(
                $"'[{string.Join(", ", operations)}]'", "Operations",
                $"Member must satisfy constraint: [Member must satisfy enum value set: [{string.Join(", ", OperationNames)}]]");
        }

        var name = fields.Text("Name", 256);
        if (name is not null && !GrantName().IsMatch(name))
        {
            throw KmsErrors.Constraint($"'{name}'", "Name", "Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$");
        }

        var constraints = fields.Structure("Constraints");
        return new KeyGrant(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), name, call.Keys.Clock.GetUtcNow(), grantee,
            Principal(fields, "RetiringPrincipal"), $"arn:aws:iam::{call.Caller.Principal!.AccountId}:root", [.. operations.Distinct()],
            new GrantConstraints(Context(constraints, "EncryptionContextEquals"), Context(constraints, "EncryptionContextSubset")));
    }

    /// <summary>The condition keys of CreateGrant: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html.</summary>
    internal static KeyAsk Ask(KmsCall call, KeyGrant grant) => new(grant.Constraints.Whole ?? grant.Constraints.Part, grant)
    {
        Conditions = Conditions(call, grant),
    };

    /// <summary>A grant allows no operation that its key cannot do.</summary>
    internal static void RequireFit(KeyGrant grant, KmsKey key)
    {
        var isSymmetric = key.Spec == KmsKey.Symmetric;
        if (isSymmetric && grant.Operations.FirstOrDefault(OfOtherKeys.Contains) is { } unfit)
        {
            throw KmsErrors.Validation($"Grant operation {unfit} is not supported by {key.Arn}, whose key spec is {key.Spec}.");
        }

        if (!isSymmetric && grant.Constraints is not { Whole: null, Part: null })
        {
            throw KmsErrors.Validation("Encryption context constraints are supported by symmetric encryption KMS keys only.");
        }
    }

    private static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Conditions(KmsCall call, KeyGrant grant)
    {
        yield return new("kms:GrantOperations", grant.Operations);
        yield return new("kms:GranteePrincipal", [grant.GranteePrincipal]);
        yield return new("kms:GrantIsForAWSResource", [call.Caller.ViaService is null ? "false" : "true"]);
        if (grant.RetiringPrincipal is { } retiring)
        {
            yield return new("kms:RetiringPrincipal", [retiring]);
        }

        if (grant.Constraints is not { Whole: null, Part: null })
        {
            yield return new(
                "kms:GrantConstraintType", [grant.Constraints.Whole is null ? "EncryptionContextSubset" : "EncryptionContextEquals"]);
        }
    }

    private static IReadOnlyDictionary<string, string>? Context(KmsFields? constraints, string name) =>
        constraints?.Has(name) == true ? constraints.Context(name) : null;

    private static string? Principal(KmsFields fields, string member)
    {
        if (fields.Text(member, 256) is not { } text)
        {
            return null;
        }

        if (!PrincipalPattern().IsMatch(text))
        {
            throw KmsErrors.Constraint($"'{text}'", member, @"Member must satisfy regular expression pattern: ^[\w+=,.@:/-]+$");
        }

        return PrincipalArn().IsMatch(text) ? text
            : throw KmsErrors.Of("InvalidArnException", $"ARN does not refer to a valid principal: {text}");
    }

    [GeneratedRegex(@"^[a-zA-Z0-9:/_-]+\z")]
    private static partial Regex GrantName();

    [GeneratedRegex(@"^[a-zA-Z0-9_+=,.@:/-]+\z")]
    private static partial Regex PrincipalPattern();

    [GeneratedRegex(@"^arn:[a-z-]+:(iam::\d{12}:(root\z|(user|role)/.)|sts::\d{12}:(assumed-role/[^/]+/.|federated-user/.))")]
    private static partial Regex PrincipalArn();
}
