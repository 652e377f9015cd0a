using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace S3Encryption.Core.Buckets.Policies;

/// <summary>A statement that bears a Sid of ours.</summary>
/// <param name="Requirement">What that Sid stands for.</param>
/// <param name="Text">The statement.</param>
/// <param name="AsOurs">What it requires; null where it does not say what a statement of ours would.</param>
internal sealed record FoundStatement(EncryptionRequirement Requirement, StatementText Text, OwnStatement? AsOurs)
{
    private static readonly EncryptionKind[] Kinds = [EncryptionKind.SseS3, EncryptionKind.SseKms, EncryptionKind.DsseKms];
    private static readonly bool[] Either = [false, true];

    /// <summary>Those of one requirement; more than one only where no S3 keeps the policy.</summary>
    public static List<FoundStatement> In(PolicyText policy, EncryptionRequirement requirement, string bucketArn)
    {
        var sid = OwnStatement.SidOf(requirement);
        return
        [
            .. policy.Statements.Where(text => text.Sid == sid).Select(text => new FoundStatement(
                requirement, text, Candidates(requirement, text).FirstOrDefault(own => own.For(bucketArn).Meaning == text.Meaning))),
        ];
    }

    /// <summary>Everything of ours that the statement could be: it is read by comparing, so that nothing else in it goes unseen.</summary>
    private static IEnumerable<OwnStatement> Candidates(EncryptionRequirement requirement, StatementText text) => requirement switch
    {
        EncryptionRequirement.Encryption =>
            from kind in Kinds from strict in Either select new OwnStatement(requirement, kind, RequireHeader: strict),
        EncryptionRequirement.KmsKey when KeyIn(text) is string arn =>
            Either.Select(strict => new OwnStatement(requirement, KmsKeyArn: arn, RequireHeader: strict)),
        EncryptionRequirement.KmsKey => [],
        _ => [new OwnStatement(requirement)],
    };

    private static string? KeyIn(StatementText text)
    {
        using var document = JsonDocument.Parse(text.Json);
        if (!document.RootElement.TryGetProperty("Condition", out var all) || all.ValueKind != JsonValueKind.Object) return null;
        foreach (var of in all.EnumerateObject())
        {
            if (of.Value.ValueKind != JsonValueKind.Object || !of.Value.TryGetProperty(OwnStatement.KmsKeyKey, out var value)) continue;
            if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1) value = value[0];
            return value.ValueKind == JsonValueKind.String ? PolicyMeaning.Text(value) : null;
        }

        return null;
    }
}
