using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Engine;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>Looks for key bytes in all that a user, a transcript or a log could see.</summary>
internal static class Secrets
{
    private static readonly string[] Forms =
    [
        .. Bench.Keys.SelectMany(key => new[] { key, key.TrimEnd('='), Convert.ToHexString(Convert.FromBase64String(key)) }),
    ];

    public static IEnumerable<string> In(EngineResult result)
    {
        var texts = result.Output.Select(value => value.ToString())
            .Concat(result.AllErrors.Select(e => $"{e} {e.Exception} {e.ErrorDetails} {e.CategoryInfo}"))
            .Concat(result.Warnings).Concat(result.Verbose).Concat(result.Debug).Concat(result.Information);
        foreach (var text in texts)
            if (Forms.Any(form => text?.Contains(form, StringComparison.OrdinalIgnoreCase) == true)) yield return $"a key is shown: {text}";
    }
}
