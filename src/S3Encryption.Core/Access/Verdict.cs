namespace S3Encryption.Core.Access;

/// <summary>Words what a probe found.</summary>
internal static class Verdict
{
    private const string KeyPolicyLayer = "resource-based policy";

    public static KmsAccess Allowed(KmsActionProbe probe, TestedKey key) => Result(probe, key, KmsAccessOutcome.Allowed);

    public static KmsAccess NotTested(KmsActionProbe probe, TestedKey key) => Result(probe, key, KmsAccessOutcome.NotTested) with
    {
        Hint = $"{probe.Action} has no dry run, and the call itself would make a key that is billed.",
    };

    public static KmsAccess Denied(KmsActionProbe probe, TestedKey key, string message)
    {
        if (!KmsActionProbes.IsCryptographic(probe)) return Refused(probe, key, message);
        if (!key.MayBeForServicesOnly)
        {
            var refused = Refused(probe, key, message);
            // Identity policies cannot be read here as the key's can: one that is limited to S3 looks as if there were none.
            return refused.Statement is null || refused.DeniedBy == KeyPolicyLayer
                ? refused
                : refused with { Hint = $"{refused.Hint} Where one allows it through S3 alone (kms:ViaService), only an S3 request tells: {Canary(key)}" };
        }

        return Result(probe, key, KmsAccessOutcome.Inconclusive) with
        {
            DeniedBy = DenialText.Layer(message),
            Hint = $"A direct call was denied, but {ThroughS3Text(probe, key)} (kms:ViaService). Only an S3 request settles it: {Canary(key)}",
        };
    }

    private static string Canary(TestedKey key) => $"Test-S3KmsAccess {key.Name} -BucketName BUCKET -Canary.";

    private static string ThroughS3Text(KmsActionProbe probe, TestedKey key) =>
        key is { Policy: not null, Principal: not null } && ThroughS3.AdmittedBy(key.Policy, key.Principal, key.Name, probe.Action) is string by
            ? $"{by} of the key policy admits the caller's calls that come through S3"
            : "this key's policy may admit calls that come through S3";

    /// <summary>S3 asked KMS in the caller's name, and KMS said yes.</summary>
    public static KmsAccess AllowedThroughS3(KmsActionProbe probe, TestedKey key) =>
        Allowed(probe, key) with { Probe = KmsAccessProbe.Canary };

    /// <summary>S3 asked KMS in the caller's name, and KMS said no.</summary>
    public static KmsAccess DeniedThroughS3(KmsActionProbe probe, TestedKey key, string operation, string message)
    {
        var refused = Refused(probe, key, message);
        return refused with { Probe = KmsAccessProbe.Canary, Hint = $"S3 was denied it for {operation}. {refused.Hint}" };
    }

    public static KmsAccess Unsettled(KmsActionProbe probe, TestedKey key, S3EncryptionException why) =>
        Result(probe, key, KmsAccessOutcome.Inconclusive) with { Hint = why.Message };

    private static KmsAccess Refused(KmsActionProbe probe, TestedKey key, string message)
    {
        var layer = DenialText.Layer(message);
        var isExplicit = DenialText.IsExplicit(message);
        return Result(probe, key, KmsAccessOutcome.Denied) with
        {
            DeniedBy = layer,
            Statement = isExplicit ? null : Statement(probe, key, layer),
            Hint = Remedy(key, layer, isExplicit),
        };
    }

    private static KmsAccess Result(KmsActionProbe probe, TestedKey key, KmsAccessOutcome outcome) => new()
    {
        Action = probe.Action,
        Result = outcome,
        Probe = probe.Probe,
        NeededFor = string.Join(", ", probe.Operations),
        Principal = key.Principal,
        KmsKey = key.Name,
    };

    private static string Statement(KmsActionProbe probe, TestedKey key, string? layer) =>
        GrantingStatement.For(probe.Action, probe.OnEveryKey ? "*" : key.Name, layer == KeyPolicyLayer ? key.Grantee : null);

    private static string Remedy(TestedKey key, string? layer, bool isExplicit)
    {
        var who = key.Grantee ?? "the caller";
        if (isExplicit) return $"A statement in the {layer} denies it outright; no grant outweighs that. Find and narrow that statement.";
        return layer switch
        {
            KeyPolicyLayer => "Add the statement to the key policy: aws kms put-key-policy.",
            null => $"Add the statement to an identity policy of {who}, or to the key policy.",
            _ => $"Add the statement to the {layer} of {who}.",
        };
    }
}
