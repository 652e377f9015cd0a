using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using S3Encryption.Engine;

namespace S3Encryption.Tour;

/// <summary>Plays steps: types each command, shows what a person would see, and checks that it did what the step says.</summary>
internal sealed class Guide(Stage stage, TextWriter screen)
{
    /// <returns>How many steps did not do what they say.</returns>
    public int Play(IReadOnlyList<Step> steps)
    {
        screen.WriteLine($"# {stage.Connection}");
        screen.WriteLine($"PS> Import-Module {HostedEngine.ManifestPath}");
        return steps.Count(step => !Play(step));
    }

    private bool Play(Step step)
    {
        screen.WriteLine();
        screen.WriteLine($"# {step.Says}");
        screen.WriteLine($"PS> {step.Types}");
        _ = stage.Engine.TakeScreen();
        var result = stage.Engine.Run(step.Types);
        var written = stage.Engine.TakeScreen();
        stage.Engine.Set("screen", written);
        screen.Write(written);
        foreach (var warning in result.Warnings) screen.WriteLine($"WARNING: {warning}");
        stage.Engine.Set("it", Unrolled(result));
        screen.Write(Trimmed(stage.Engine.Show("$it")));
        foreach (var error in result.AllErrors) screen.WriteLine($"{error.InvocationInfo?.MyCommand?.Name}: {error}");
        var failure = Failure(step, result);
        if (failure is not null) screen.WriteLine($"FAILED: {failure}");
        return failure is null;
    }

    private string? Failure(Step step, EngineResult result)
    {
        var ids = result.AllErrors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]).ToList();
        if (step.RefusedWith is null && ids.Count > 0) return "no error was expected.";
        if (step.RefusedWith is not null && !ids.SequenceEqual([step.RefusedWith])) return $"the error {step.RefusedWith} was expected.";
        var proof = stage.Engine.Run($"[bool]({step.Proof})");
        return proof.AllErrors.Count == 0 && proof.Output is [{ BaseObject: true }] ? null : $"this is not so: {step.Proof}";
    }

    private static object? Unrolled(EngineResult result) => result.Output.Count switch
    {
        0 => null,
        1 => result.Output[0],
        _ => result.Output.ToArray<PSObject>(),
    };

    private static string Trimmed(string text) => text.Trim('\n', '\r') is { Length: > 0 } lines ? lines + "\n" : string.Empty;
}
