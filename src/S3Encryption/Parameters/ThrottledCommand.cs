using System.Management.Automation;
using S3Encryption.Core.Connection;

namespace S3Encryption.Parameters;

/// <summary>The base of the cmdlets that have several requests in flight at once.</summary>
public abstract class ThrottledCommand : BucketCommand
{
    /// <summary>The most that is in flight at once: files, parts, objects or buckets together.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>The pace of what is in flight.</summary>
    private protected RequestPace Pace { get; private set; } = null!;

    private protected override int MostInFlight => ThrottleLimit;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Pace = new RequestPace("S3", ThrottleLimit, null, Output);
    }
}
