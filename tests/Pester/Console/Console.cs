// A console of a given width that remembers what was written to it, and answers what is asked. What it was not told to answer ends the command
// with an error, so that no test waits for a person.
#nullable enable
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace S3Encryption.Tests.Console;

public sealed class RecordingHost(int width) : PSHost
{
    public RecordingUI Screen { get; } = new(width);
    public override PSHostUserInterface UI => Screen;
    public override string Name => "RecordingHost";
    public override Version Version => new(1, 0);
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;
    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;
    public override void EnterNestedPrompt() => throw new NotSupportedException("Suspend");
    public override void ExitNestedPrompt() { }
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int exitCode) { }
}

public sealed class RecordingUI(int width) : PSHostUserInterface
{
    private readonly StringBuilder _text = new();

    /// <summary>The label of the choice to take, such as "Yes" or "No"; null where nothing may be asked.</summary>
    public string? Answer { get; set; }
    public Collection<string> Questions { get; } = [];
    public Collection<string> Progress { get; } = [];
    public override PSHostRawUserInterface RawUI { get; } = new Raw(width);
    public override bool SupportsVirtualTerminal => true;

    public string Take()
    {
        lock (_text)
        {
            var text = _text.ToString();
            _text.Clear();
            return text;
        }
    }

    // As PowerShell's own console does it: what colours there are is up to $PSStyle.OutputRendering.
    public override void Write(string value) { lock (_text) { _text.Append(GetOutputString(value, SupportsVirtualTerminal)); } }
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);
    public override void WriteLine(string value) => Write(value + "\n");
    public override void WriteErrorLine(string value) => WriteLine(value);
    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);
    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);
    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);
    public override void WriteProgress(long sourceId, ProgressRecord record) { lock (_text) { Progress.Add(record.ToString()); } }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Questions.Add($"{caption}\n{message}");
        var index = choices.ToList().FindIndex(choice => choice.Label.Replace("&", "") == Answer);
        return index >= 0 ? index : throw new InvalidOperationException($"Asked, and nobody is there: {message}");
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new InvalidOperationException("Asked for " + string.Join(", ", descriptions.Select(field => field.Name)));
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new InvalidOperationException("Asked for a credential");
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName,
        PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw new InvalidOperationException("Asked for a credential");
    public override string ReadLine() => throw new InvalidOperationException("Asked for a line");
    public override SecureString ReadLineAsSecureString() => throw new InvalidOperationException("Asked for a secret");

    private sealed class Raw(int width) : PSHostRawUserInterface
    {
        public override Size BufferSize { get; set; } = new(width, 3000);
        public override Size WindowSize { get; set; } = new(width, 50);
        public override Size MaxWindowSize => new(width, 50);
        public override Size MaxPhysicalWindowSize => new(width, 50);
        public override Coordinates CursorPosition { get; set; }
        public override Coordinates WindowPosition { get; set; }
        public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;
        public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;
        public override int CursorSize { get; set; } = 25;
        public override string WindowTitle { get; set; } = "";
        public override bool KeyAvailable => false;
        public override void FlushInputBuffer() { }
        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => new BufferCell[0, 0];
        public override KeyInfo ReadKey(ReadKeyOptions options) => throw new InvalidOperationException("Asked for a key");
        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) { }
        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) { }
        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) { }
    }
}
