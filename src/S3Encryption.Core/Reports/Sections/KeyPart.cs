using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using S3Encryption.Core.Reports.Collecting;
using S3Encryption.Core.Reports.Findings;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Sections;

/// <summary>The table of KMS keys, and that of who may use them.</summary>
internal static class KeyPart
{
    public static ReportPart? Of(CollectedKeys keys, CollectedObjects objects, CollectedBuckets buckets)
    {
        if (keys.Keys.Count == 0) return null;
        var uses = KeyUses.Of(objects, buckets);
        TableColumn[] columns = [new("KMS key"), new("Managed by"), new("State"), new("S3 can use it"), new("Rotation"),
            new("Use in this report")];
        return new ReportPart(
            "keys", "KMS keys", null, [],
            new ReportTable("KMS keys, their state and rotation", columns,
                [.. keys.Keys.Values.Take(ReportTable.MostRows).Select(key => Row(key, uses))])
            {
                More = Amount.More(keys.Keys.Count, ReportTable.MostRows),
            });
    }

    public static ReportPart? OfAccess(CollectedKeys keys, KeyNames names)
    {
        var access = keys.Access;
        if (access.Count == 0) return null;
        TableColumn[] columns = [new("Action"), new("Result"), new("KMS key"), new("Caller"), new("Needed for"), new("Denied by")];
        return new ReportPart(
            "access", "Who may use which KMS key", "What was tested, as the caller that is named.", [],
            new ReportTable("Permissions on KMS keys", columns, [.. access.Items.Select(one => Row(one, names))])
            {
                More = Amount.More(access.Count, access.Items.Count),
            });
    }

    private static TableCell[] Row(S3KmsKey key, IReadOnlyDictionary<string, string> uses) =>
    [
        key.Alias is null ? key.Arn : new TableCell(key.Alias) { Detail = key.Arn },
        key.Manager switch { KmsKeyManager.Aws => "AWS", KmsKeyManager.Customer => "its account", _ => "not known" },
        key.State ?? "not known",
        key.UsableByS3 switch
        {
            true => new TableCell("yes") { Tone = Tone.Good },
            false => new TableCell("no") { Tone = uses.ContainsKey(key.Arn) ? Tone.High : Tone.Low },
            _ => "not known",
        },
        (key.RotationEnabled, key.RotationPeriodInDays) switch
        {
            (true, int days) => $"every {days.ToString(CultureInfo.InvariantCulture)} days",
            (true, _) => "on",
            (false, _) => "off",
            _ => "not known",
        },
        uses.TryGetValue(key.Arn, out var use) ? use : "none",
    ];

    private static TableCell[] Row(KmsAccess access, KeyNames names) =>
    [
        access.Action,
        access.Result switch
        {
            KmsAccessOutcome.Allowed => new TableCell("allowed") { Tone = Tone.Good },
            KmsAccessOutcome.Denied => new TableCell("denied") { Tone = Tone.Medium },
            KmsAccessOutcome.Inconclusive => "not settled",
            _ => "not tested",
        },
        TableCell.Named(names.Of(access.KmsKey)),
        string.IsNullOrEmpty(access.Principal) ? "not told" : access.Principal,
        access.NeededFor,
        access.DeniedBy,
    ];
}
