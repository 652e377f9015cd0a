using System;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Benchmarks.Transfers.Contestants;

/// <summary>Whom the module is measured beside.</summary>
internal static class AllContestants
{
    /// <summary>Those of these names, or all; of those that this machine has not, why.</summary>
    /// <exception cref="FormatException">A name is nobody's.</exception>
    public static (IReadOnlyList<Contestant> Here, IReadOnlyList<string> NotMeasured) Choose(IReadOnlyList<string>? names)
    {
        Contestant[] all =
        [
            new ModuleContestant(), new PwshContestant(), new BareContestant(inRanges: false), new BareContestant(inRanges: true),
            new CurlContestant(), new Boto3Contestant(), new AwsCliContestant(), new RcloneContestant(),
        ];
        var known = all.Select(contestant => contestant.Name).ToList();
        if (names?.Except(known).FirstOrDefault() is string nobody)
            throw new FormatException($"{nobody} is none of {string.Join(", ", known)}.");
        var chosen = all.Where(contestant => names?.Contains(contestant.Name) ?? true).ToLookup(contestant => contestant.Missing is null);
        return ([.. chosen[true]], [.. chosen[false].Select(contestant => "not measured: " + contestant.Missing)]);
    }
}
