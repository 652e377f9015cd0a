using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace S3Encryption.Completion;

/// <summary>A command line that is being typed, as far as its parameters' values are known; also by <c>$PSDefaultParameterValues</c>.</summary>
/// <param name="name">The cmdlet.</param>
/// <param name="bound">What is typed.</param>
internal sealed class TypedCommand(string name, IDictionary bound)
{
    private readonly Lazy<SessionState?> _session = new(CurrentSession);

    /// <summary>The session of who is typing; null where there is none on this thread.</summary>
    public SessionState? Session => _session.Value;

    /// <summary>The value of a parameter; null where none is known.</summary>
    public object? Value(string parameter) => bound[parameter] ?? Default(parameter);

    /// <summary>The text of a parameter; of several the first.</summary>
    public string? Text(string parameter) => Value(parameter) switch
    {
        null => null,
        string text => text,
        IEnumerable many => many.Cast<object?>().FirstOrDefault()?.ToString(),
        var value => value.ToString(),
    };

    /// <summary>A path from where the shell is.</summary>
    public string? FullPath(string parameter)
    {
        var path = Text(parameter);
        try
        {
            return path is null ? null : Session?.Path.GetUnresolvedProviderPathFromPSPath(path) ?? path;
        }
        catch (RuntimeException)
        {
            return path;
        }
    }

    // https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parameters_default_values
    private object? Default(string parameter)
    {
        if (Session?.PSVariable.GetValue("PSDefaultParameterValues") is not IDictionary defaults) return null;
        foreach (DictionaryEntry entry in defaults)
        {
            // COMMAND:PARAMETER
            var parts = entry.Key.ToString()!.Split(':');
            if (parts.Length != 2 || !parts[1].Equals(parameter, StringComparison.OrdinalIgnoreCase)) continue;
            if (!WildcardPattern.Get(parts[0], WildcardOptions.IgnoreCase).IsMatch(name)) continue;
            return entry.Value is PSObject value ? value.BaseObject : entry.Value;
        }

        return null;
    }

    // A completer, unlike a cmdlet, is not given it.
    private static SessionState? CurrentSession()
    {
        try
        {
            using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            return shell.AddScript("$ExecutionContext.SessionState").Invoke<SessionState>().FirstOrDefault();
        }
        catch (Exception e) when (e is RuntimeException or InvalidOperationException)
        {
            return null;
        }
    }
}
