using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Errors;

namespace S3Encryption.Pipeline;

/// <summary>
/// The base of every cmdlet. A leaf says in ProcessRecord what is to be done for its input, by <see cref="Run"/>; that one item failed
/// becomes an error of that item, and that nothing can succeed ends the cmdlet.
/// </summary>
public abstract class S3EncryptionCommand : PSCmdlet, IDisposable
{
    private readonly PipelineBridge _bridge = new();

    /// <summary>What the work writes with.</summary>
    private protected CommandOutput Output { get; private set; } = null!;

    /// <summary>How many units of work may be in flight when the next input is taken; 1 is one after the other.</summary>
    private protected virtual int MostInFlight => 1;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    // All that a person reads goes through these: names that others chose are in it, and must do nothing to the console.
    internal new void WriteWarning(string text) => base.WriteWarning(VisibleText.OfLines(text));

    internal new void WriteVerbose(string text) => base.WriteVerbose(VisibleText.OfLines(text));

    internal new void WriteDebug(string text) => base.WriteDebug(VisibleText.OfLines(text));

    internal new void WriteProgress(ProgressRecord record)
    {
        (record.Activity, record.StatusDescription) = (VisibleText.Of(record.Activity), VisibleText.Of(record.StatusDescription));
        if (record.CurrentOperation is not null) record.CurrentOperation = VisibleText.Of(record.CurrentOperation);
        base.WriteProgress(record);
    }

    internal new bool ShouldProcess(string target, string action) => base.ShouldProcess(VisibleText.Of(target), VisibleText.Of(action));

    internal new bool ShouldProcess(string description, string question, string title) =>
        base.ShouldProcess(VisibleText.OfLines(description), VisibleText.OfLines(question), title);

    /// <inheritdoc/>
    protected override void BeginProcessing() => Output = new CommandOutput(this, _bridge);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Drain(0);
        Output.EndProgress();
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _bridge.Stop();

    /// <summary>Ends what is still under way.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _bridge.Dispose();
    }

    /// <summary>Does work for one input, off the pipeline thread.</summary>
    private protected void Run(Func<CancellationToken, Task> work)
    {
        Begin(work);
        Drain(MostInFlight - 1);
    }

    /// <summary>Does what all the rest needs. Its failure ends the cmdlet.</summary>
    private protected void RunFirst(Func<CancellationToken, Task> work)
    {
        _bridge.Start(work);
        Drain(0);
    }

    /// <summary>Does work when all before it has ended, and ends it before anything else begins.</summary>
    private protected void RunAlone(Func<CancellationToken, Task> work)
    {
        Drain(0);
        Begin(work);
        Drain(0);
    }

    /// <summary>Begins work that goes on while further input comes; it has ended when the cmdlet ends.</summary>
    private protected void Begin(Func<CancellationToken, Task> work) => _bridge.Start(stop => GuardItemAsync(work, stop));

    /// <summary>Lets out what the work has to say, without waiting for more.</summary>
    private protected void LetOut() => Drain(int.MaxValue);

    /// <summary>Does something on the pipeline thread whose failure is this item's failure.</summary>
    private protected void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (S3EncryptionException e)
        {
            Report(e);
        }
    }

    /// <summary>Reports a failure from the pipeline thread: as this item's error, or where nothing can succeed, as the end.</summary>
    private protected void Report(S3EncryptionException failure)
    {
        var record = ErrorRecords.From(failure);
        if (failure.StopsEverything) ThrowTerminatingError(record);
        WriteError(record);
    }

    /// <summary>Whether a switch was set or cleared by the caller; null where it was not named.</summary>
    private protected bool? Given(string parameter, SwitchParameter value) =>
        MyInvocation.BoundParameters.ContainsKey(parameter) ? value.ToBool() : null;

    /// <summary>Does one piece of the work whose failure is an error of its own and does not end the others.</summary>
    private protected async Task GuardItemAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        try
        {
            await work(stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            await Output.ErrorAsync(e).ConfigureAwait(false);
        }
    }

    private void Drain(int limit)
    {
        try
        {
            _bridge.DrainUntil(limit);
        }
        catch (S3EncryptionException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e));
        }
    }
}
