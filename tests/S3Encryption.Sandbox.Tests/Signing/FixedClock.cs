using System;

namespace S3Encryption.Sandbox.Tests.Signing;

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    internal DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
