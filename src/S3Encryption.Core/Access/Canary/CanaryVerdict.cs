using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Access.Canary;

/// <summary>Says by what a canary met what the caller may do with the key through S3.</summary>
internal static class CanaryVerdict
{
    /// <summary>The report with the canary's findings. What it could not find out stays as it was, with the reason.</summary>
    public static KmsAccessReport Settle(KmsAccessReport report, IReadOnlyList<CanaryStep> steps)
    {
        var failure = steps.FirstOrDefault(step => step.Failure is not null && step.Denied is null)?.Failure;
        var results = report.Probes.Zip(report.Results, (probe, access) => Settle(probe, access, report.Key, steps, failure)).ToList();
        return report with { Results = results, Failure = report.Failure ?? failure };
    }

    private static KmsAccess Settle(
        KmsActionProbe probe, KmsAccess found, TestedKey key, IReadOnlyList<CanaryStep> steps, S3EncryptionException? failure)
    {
        if (!KmsActionProbes.IsCryptographic(probe)) return found;
        if (steps.FirstOrDefault(step => step.Denied == probe.Action) is { } denied)
            return Verdict.DeniedThroughS3(probe, key, denied.Operation, denied.Failure!.Message);
        if (steps.Any(step => step.Failure is null && step.Action == probe.Action)) return Verdict.AllowedThroughS3(probe, key);
        // What no grant is missing for is denied through S3 as well.
        if (found.Result == KmsAccessOutcome.Allowed || (found.Result == KmsAccessOutcome.Denied && found.Statement is null)) return found;
        if (failure is not null) return found with { Hint = $"The canary could not settle it: {failure.Message}" };
        if (steps.Any(step => step.Action == probe.Action || probe.Action == "kms:Decrypt"))
            return found with { Hint = "The canary could not settle it: nothing could be stored to read." };
        return found.Result == KmsAccessOutcome.Denied
            ? found
            : found with
            {
                Result = KmsAccessOutcome.NotTested,
                Hint = $"A direct call was denied, and no S3 request that stores or reads an object takes {probe.Action}.",
            };
    }
}
