using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;
using System.Text;

namespace S3Encryption.Engine;

/// <summary>Keeps what is written. A prompt is a failure: no cmdlet may ask anything of a runbook.</summary>
internal sealed class CapturingUI : PSHostUserInterface
{
    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    public override PSHostRawUserInterface RawUI { get; } = new FixedRawUI();

    public override bool SupportsVirtualTerminal => false;

    public void Clear() => _text.Clear();

    // The engine leaves it to the host to take the colours out where they cannot be shown.
    public override void Write(string value) => _text.Append(new StringDecorated(value).ToString(OutputRendering.PlainText));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Write(value + "\n");

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => throw NoPrompt();

    public override SecureString ReadLineAsSecureString() => throw NoPrompt();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw NoPrompt();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw NoPrompt();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw NoPrompt();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => throw NoPrompt();

    private static HostException NoPrompt() => new("Nobody is there to answer a prompt.");
}
