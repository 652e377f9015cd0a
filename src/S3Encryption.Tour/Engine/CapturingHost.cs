using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace S3Encryption.Engine;

/// <summary>A host that nobody sits at: what would be on the screen is kept as text, and nothing can be asked.</summary>
internal sealed class CapturingHost : PSHost
{
    private readonly CapturingUI _ui = new();

    public override string Name => "S3Encryption.Engine";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override PSHostUserInterface UI => _ui;

    public string Text => _ui.Text;

    public void Clear() => _ui.Clear();

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
