using System.Management.Automation;
using S3Encryption.Core.Objects;
using S3Encryption.Pipeline;

namespace S3Encryption.Parameters;

/// <summary>
/// The base of the cmdlets that move content. Content takes 48 MiB of memory at most, whatever the number and size of the objects: six
/// parts of 8 MiB on their way out, twelve of 4 MiB on their way in, or as many smaller objects as <c>-ThrottleLimit</c> allows.
/// </summary>
public abstract class TransferCommand : BucketCommand
{
    /// <summary>The most requests that are in flight at once.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>What the transfers of this call share.</summary>
    private protected TransferLimits Limits { get; private set; } = null!;

    /// <summary>How far they are.</summary>
    private protected TransferProgressBars Bars { get; private set; } = null!;

    /// <summary>What is done, as the progress bars say it, such as <c>Sending</c>.</summary>
    private protected abstract string Activity { get; }

    private protected override int MostInFlight => ThrottleLimit;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Limits = new TransferLimits(ThrottleLimit);
        Bars = new TransferProgressBars(Output, Activity);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) Limits?.Dispose();
    }
}
