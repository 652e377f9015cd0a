namespace S3Encryption.Sandbox.Faults;

/// <summary>What goes wrong with a request: exactly one of the records in this file.</summary>
public abstract record FaultAction
{
    private protected FaultAction()
    {
    }
}

/// <summary>An error answer in the service's own form, before anything is done.</summary>
public sealed record AnswerError(int Status, string Code, string Message = "A fault was asked for.") : FaultAction;

/// <summary>The connection is reset after so many bytes: of the request body where there is one, else of the response body.</summary>
public sealed record ResetConnection(long AfterBytes) : FaultAction;

/// <summary>
/// Nothing moves after so many bytes, of the request body where there is one, else of the response body, until the client gives up.
/// </summary>
public sealed record StallConnection(long AfterBytes) : FaultAction;

/// <summary>The response body ends after so many bytes, short of its Content-Length.</summary>
public sealed record TruncateResponse(long AfterBytes) : FaultAction;

/// <summary>One bit of one byte of the response body is not what was stored.</summary>
public sealed record FlipResponseByte(long Offset) : FaultAction;
