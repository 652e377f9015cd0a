using System.Management.Automation;
using System.Threading.Tasks;

namespace S3Encryption.Engine;

/// <summary>A script under way on another thread.</summary>
public sealed class RunningScript
{
    private readonly PowerShell _shell;

    internal RunningScript(PowerShell shell)
    {
        _shell = shell;
        Result = Task.Run(() => HostedEngine.Invoke(shell));
    }

    /// <summary>Its result, when it has ended or was stopped.</summary>
    public Task<EngineResult> Result { get; }

    /// <summary>Stops it as Ctrl+C does, and waits until it has stopped.</summary>
    public void Stop() => _shell.Stop();
}
