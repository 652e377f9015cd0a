using System;

namespace S3Encryption.Sandbox.Storage;

/// <summary>Until when a version may not be removed, and whether anyone may end that early (GOVERNANCE) or nobody (COMPLIANCE).</summary>
internal sealed record Retention(string Mode, DateTimeOffset Until)
{
    internal const string Governance = "GOVERNANCE";
    internal const string Compliance = "COMPLIANCE";

    internal bool IsCompliance => Mode is Compliance;
}

/// <summary>What Object Lock keeps of a version. Each part is null where it was never set; a legal hold is ON or OFF.</summary>
internal sealed record ObjectLock(Retention? Retention = null, string? LegalHold = null)
{
    internal static readonly ObjectLock None = new();

    internal bool Holds => LegalHold is "ON";

    internal Retention? RetentionAt(DateTimeOffset now) => Retention is { } retention && retention.Until > now ? retention : null;
}

/// <summary>Object Lock on a bucket, with the retention of new objects that bring none: days or years, or neither.</summary>
internal sealed record BucketLock(string? Mode = null, int? Days = null, int? Years = null)
{
    internal Retention? RetentionFrom(DateTimeOffset now) =>
        Mode is null ? null : new(Mode, Years is { } years ? now.AddYears(years) : now.AddDays(Days ?? 0));
}
