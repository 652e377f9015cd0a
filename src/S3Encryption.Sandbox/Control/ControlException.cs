using System;

namespace S3Encryption.Sandbox.Control;

/// <summary>A refusal of the control endpoint: what is wrong, and what to do instead.</summary>
internal sealed class ControlException(int status, string message, string hint) : Exception(message)
{
    internal int Status { get; } = status;

    internal string Hint { get; } = hint;
}
