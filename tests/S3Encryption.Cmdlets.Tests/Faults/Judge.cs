using System;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>Judges a run by one without faults: what must hold whatever goes wrong.</summary>
internal sealed class Judge(Scenario scenario, Run faultless)
{
    // Something is made and not as it should be, and the error says so and how to be rid of it (docs/errors.md).
    private static readonly HashSet<string> TellsOfHalf = new(StringComparer.Ordinal)
    {
        "KmsKeyIncomplete", "KmsKeyMaybeMade", "AclNotKept", "ConversionIncomplete", "JobMaybeMade",
    };

    public Verdict Of(Run run)
    {
        var errors = run.Result.AllErrors.Select(e => new ToldError(e)).ToList();
        var wrongs = new List<string>();
        if (run.Hung) wrongs.Add("it hung");
        wrongs.AddRange(errors.SelectMany(e => e.Wrongs()));
        wrongs.AddRange(errors.GroupBy(e => e.Id + e.Target).Where(g => g.Count() > 1 && g.First().IsOfAnItem).Select(g => $"{g.Count()} errors {g.Key}"));
        wrongs.AddRange(Secrets.In(run.Result));
        wrongs.AddRange(run.After.Names.Concat(faultless.After.Names).Concat(run.Before.Names).Distinct().SelectMany(name => Thing(name, run, errors)));
        var isSame = run.Output.SequenceEqual(faultless.Output);
        if (errors.Count > 0) return new Verdict(string.Join(" ", errors.Select(e => e.Id).Distinct().Order(StringComparer.Ordinal)), wrongs);
        if (isSame) return new Verdict(Verdict.Survived, wrongs);
        var (found, wanted) = (run.Output.Except(faultless.Output), faultless.Output.Except(run.Output));
        return new Verdict(Verdict.Told, wrongs, $"{found.FirstOrDefault()} instead of {wanted.FirstOrDefault()}");
    }

    private static bool IsLeftOver(string name) => name.StartsWith(WorldState.Unfinished, StringComparison.Ordinal)
        || name.EndsWith(".s3partial", StringComparison.Ordinal) || name.EndsWith(".s3partial.ranges", StringComparison.Ordinal);

    // The output itself says that it was left alone, and why.
    private static bool IsBlocked(string name, Run run) => OutputSays("Action=Blocked", name, run);

    // Where S3 tells too little to verify an object by its checksum, the result says that it was not.
    private static bool IsToldUnverified(string name, Run run) => OutputSays("IsVerified=False", name, run);

    private static bool OutputSays(string what, string name, Run run) => run.Output.Any(
        line => line.Contains(what, StringComparison.Ordinal) && line.Contains("Key=" + name.Split('/')[^1], StringComparison.Ordinal));

    // A canary that could not be removed is named by a warning, with the command that removes it.
    private static bool IsNamedCanary(string name, Run run) => name.Contains("/s3encryption-canary-", StringComparison.Ordinal)
        && run.Result.Warnings.Any(w => w.Contains(name.Split('/')[^1], StringComparison.Ordinal) && w.Contains("aws s3api", StringComparison.Ordinal));

    private IEnumerable<string> Thing(string name, Run run, List<ToldError> errors)
    {
        var (before, now, wanted) = (run.Before[name], run.After[name], faultless.After[name]);
        if (now == wanted || IsNamedCanary(name, run) || IsToldUnverified(name, run)) yield break;
        if (IsLeftOver(name))
        {
            var isTold = run.Result.Warnings.Any(w => w.Contains("Remove-S3EncryptedUpload", StringComparison.Ordinal));
            if (!(scenario.Resumes && errors.Count > 0) && !isTold && now != before) yield return $"left behind: {name}";
            yield break;
        }

        if (errors.Any(e => TellsOfHalf.Contains(e.Id)) || (scenario.IsOneThing && errors.Count > 0)) yield break;
        if (now != before) yield return $"{name} is neither what it was nor what it should be: {before} / {now} / {wanted}";
        else if (!errors.Any(e => e.Covers(name)) && !IsBlocked(name, run)) yield return $"{name} was not done, and no error names it";
    }
}
