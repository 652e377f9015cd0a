using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace S3Encryption.Sandbox.Faults;

/// <summary>What goes wrong with a request: exactly one of the records of this folder. In JSON <c>type</c> is the record's name.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AnswerError), nameof(AnswerError))]
[JsonDerivedType(typeof(LoseAnswer), nameof(LoseAnswer))]
[JsonDerivedType(typeof(ResetConnection), nameof(ResetConnection))]
[JsonDerivedType(typeof(StallConnection), nameof(StallConnection))]
[JsonDerivedType(typeof(TruncateResponse), nameof(TruncateResponse))]
[JsonDerivedType(typeof(FlipResponseByte), nameof(FlipResponseByte))]
[JsonDerivedType(typeof(FlipRequestByte), nameof(FlipRequestByte))]
[JsonDerivedType(typeof(Delay), nameof(Delay))]
[JsonDerivedType(typeof(LimitRate), nameof(LimitRate))]
public abstract record FaultAction
{
    private protected FaultAction()
    {
    }

    /// <summary>The action's name in JSON and in the request log.</summary>
    [JsonIgnore]
    internal string Name => GetType().Name;

    /// <summary>What is wrong with it; null nothing.</summary>
    [JsonIgnore]
    internal virtual string? Problem => null;

    private protected static string? Below(long least, long value, string name) =>
        value >= least ? null : name + " needs " + least + " or more, not " + value + ".";
}

/// <summary>Which body of an exchange.</summary>
public enum BodySide
{
    /// <summary>What the client sends.</summary>
    Request,

    /// <summary>What it gets.</summary>
    Response,
}

/// <summary>
/// The operation is done, and the connection is reset before a byte of its answer: a client that sends the request again meets what its
/// first one did.
/// </summary>
public sealed record LoseAnswer : FaultAction;

/// <summary>
/// The connection is reset after so many bytes of a body: where no side is named, of the request's where there is one, else of the
/// response's. 0 bytes of the request is before anything is done, 0 of the response after its headers. A client may see fewer bytes of
/// the response, since a reset overtakes what it has not read.
/// </summary>
public sealed record ResetConnection(long AfterBytes, BodySide? Side = null) : FaultAction
{
    internal override string? Problem => Below(0, AfterBytes, "afterBytes");
}

/// <summary>Nothing moves after so many bytes, counted as for a reset, until the client gives up.</summary>
public sealed record StallConnection(long AfterBytes, BodySide? Side = null) : FaultAction
{
    internal override string? Problem => Below(0, AfterBytes, "afterBytes");
}

/// <summary>
/// The response body ends after so many bytes: short of its Content-Length, or, <paramref name="Chunked"/>, in a well-ended chunked
/// transfer, so that only a checksum or a parser can tell.
/// </summary>
public sealed record TruncateResponse(long AfterBytes, bool Chunked = false) : FaultAction
{
    internal override string? Problem => Below(0, AfterBytes, "afterBytes");
}

/// <summary>One bit of one byte of the response body is not what was stored.</summary>
public sealed record FlipResponseByte(long Offset) : FaultAction
{
    internal override string? Problem => Below(0, Offset, "offset");
}

/// <summary>
/// One bit of one byte of the request body is not what was sent, behind the signature and before the checksum: a Content-MD5 or
/// <c>x-amz-checksum-…</c> finds it out, and without one the damage is stored.
/// </summary>
public sealed record FlipRequestByte(long Offset) : FaultAction
{
    internal override string? Problem => Below(0, Offset, "offset");
}

/// <summary>The request waits so long before anything is done.</summary>
public sealed record Delay(int Milliseconds) : FaultAction
{
    internal override string? Problem => Below(0, Milliseconds, "milliseconds");
}

/// <summary>The request waits for something, before anything is done: for those who hold the server itself, so it has no JSON.</summary>
internal sealed record Hold(Task Until) : FaultAction
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the first request waits.</summary>
    internal Task Reached => _reached.Task;

    internal Task WaitAsync()
    {
        _ = _reached.TrySetResult();
        return Until;
    }
}

/// <summary>Both bodies move no faster than this, the request's after it has reached the server.</summary>
public sealed record LimitRate(int BytesPerSecond) : FaultAction
{
    internal override string? Problem => Below(1, BytesPerSecond, "bytesPerSecond");
}
