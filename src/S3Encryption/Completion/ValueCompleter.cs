using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace S3Encryption.Completion;

/// <summary>The base of the completers: a leaf says what there is, this takes of it what fits what is typed.</summary>
/// <remarks>https://learn.microsoft.com/dotnet/api/system.management.automation.iargumentcompleter</remarks>
public abstract class ValueCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return Suggest(word, new TypedCommand(commandName, fakeBoundParameters ?? new Hashtable()))
            .Where(s => s.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(s => s.Result());
    }

    /// <summary>What there is. More than what fits may be told.</summary>
    /// <param name="word">What is typed, without quotes.</param>
    /// <param name="command">The command line so far.</param>
    private protected abstract IReadOnlyList<Suggestion> Suggest(string word, TypedCommand command);
}
