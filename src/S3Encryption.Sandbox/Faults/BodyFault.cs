using System;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Observation;

namespace S3Encryption.Sandbox.Faults;

/// <summary>What happens to one body on its way: how far its bytes get, how fast, and which of them is damaged.</summary>
internal sealed class BodyFault(FaultAction action, HttpContext context, TimeProvider clock)
{
    /// <summary>What has been flushed is on its way, and a reset overtakes what has not left yet.</summary>
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromMilliseconds(50);

    private readonly long _started = clock.GetTimestamp();
    private long _passed;

    /// <summary>Whether the rest is to be left out, without a word to whom writes it.</summary>
    internal bool DropsTheRest => action is TruncateResponse;

    private long Limit => action switch
    {
        ResetConnection reset => reset.AfterBytes,
        StallConnection stall => stall.AfterBytes,
        TruncateResponse truncate => truncate.AfterBytes,
        _ => long.MaxValue,
    };

    private bool HasAnswerBody => !HttpMethods.IsHead(context.Request.Method) && context.Response.ContentLength > 0;

    /// <summary>How many of the next bytes may go on together; 0 none any more.</summary>
    internal int Passing(int count)
    {
        var atOnce = action is LimitRate rate ? Math.Max(1, rate.BytesPerSecond / 10) : int.MaxValue;
        return (int)Math.Min(Limit - _passed, Math.Min(count, atOnce));
    }

    /// <summary>Lets bytes pass, damaged if one of them is to be.</summary>
    internal void Pass(Span<byte> bytes)
    {
        var offset = action switch
        {
            FlipRequestByte flip => flip.Offset,
            FlipResponseByte flip => flip.Offset,
            _ => -1,
        } - _passed;
        if (offset >= 0 && offset < bytes.Length)
        {
            bytes[(int)offset] ^= 1;
        }

        _passed += bytes.Length;
    }

    /// <summary>Waits as long as the bytes that have passed take at the rate they may have.</summary>
    internal async ValueTask PaceAsync()
    {
        if (action is LimitRate rate)
        {
            var early = TimeSpan.FromSeconds((double)_passed / rate.BytesPerSecond) - clock.GetElapsedTime(_started);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early, clock, context.RequestAborted);
            }
        }
    }

    /// <summary>What happens before the first byte of the answer: a lost answer, or a body's fault where the answer has none.</summary>
    internal async Task StartAnswerAsync(RequestTrace trace)
    {
        if (action is LoseAnswer || (action is ResetConnection { AfterBytes: 0 } or StallConnection { AfterBytes: 0 } && !HasAnswerBody))
        {
            trace.IsAnswerLost = true;
            await CutAsync();
        }
        else if (action is TruncateResponse { Chunked: true } && HasAnswerBody)
        {
            context.Response.ContentLength = null;
        }
    }

    /// <summary>Breaks the connection, after what has already been sent.</summary>
    internal async Task BreakAsync()
    {
        if (action is ResetConnection)
        {
            await Task.Delay(TimeToLeave, context.RequestAborted);
        }

        await CutAsync();
        throw new OperationCanceledException(context.RequestAborted);
    }

    private async Task CutAsync()
    {
        if (action is StallConnection)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        else
        {
            Reset();
        }

        context.Abort();
    }

    private void Reset()
    {
        try
        {
            // Without lingering the peer sees a reset, not an orderly end.
            context.Features.Get<IConnectionSocketFeature>()?.Socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception gone) when (gone is ObjectDisposedException or SocketException)
        {
            // The client was faster.
        }
    }
}
