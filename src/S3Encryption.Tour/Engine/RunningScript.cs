using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Engine;

/// <summary>A script under way on another thread.</summary>
public sealed class RunningScript
{
    private readonly Lock _ending = new();
    private readonly PowerShell _shell;
    private bool _ended;

    internal RunningScript(PowerShell shell)
    {
        _shell = shell;
        Result = Task.Run(Invoke);
    }

    /// <summary>Its result, when it has ended or was stopped.</summary>
    public Task<EngineResult> Result { get; }

    /// <summary>Stops it as Ctrl+C does, and waits until it has stopped.</summary>
    public void Stop()
    {
        lock (_ending)
            if (!_ended) _shell.Stop();
    }

    private EngineResult Invoke()
    {
        var result = HostedEngine.Invoke(_shell);
        // Not before a stop that is under way has come back: it still uses the shell.
        lock (_ending)
        {
            _ended = true;
            _shell.Dispose();
        }

        return result;
    }
}
