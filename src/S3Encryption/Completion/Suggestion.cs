using System.Management.Automation;
using S3Encryption.Core.Objects;

namespace S3Encryption.Completion;

/// <summary>A value that may stand at a parameter.</summary>
/// <param name="Value">The value, unquoted.</param>
/// <param name="ToolTip">What it is; null where the value says it.</param>
internal sealed record Suggestion(string Value, string? ToolTip = null)
{
    /// <summary>As PowerShell takes it, quoted where it must be.</summary>
    public CompletionResult Result() => new(Quoted(), Value, CompletionResultType.ParameterValue, string.IsNullOrEmpty(ToolTip) ? Value : ToolTip);

    // What a bare word of an argument may hold; all else would be read as an operator, a variable or the end of the word.
    private string Quoted()
    {
        foreach (var c in Value)
            if (!char.IsLetterOrDigit(c) && "-_./:+=!~%^".IndexOf(c) < 0) return PowerShellText.Quoted(Value);
        return Value.Length > 0 && (char.IsLetterOrDigit(Value[0]) || Value[0] is '_' or '.' or '/') ? Value : PowerShellText.Quoted(Value);
    }
}
