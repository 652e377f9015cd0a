using System;
using System.Collections.Generic;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>One cmdlet at work on a small prepared world, where it is known what is to come of it.</summary>
/// <param name="Name">The cmdlet, and what is special about this use of it.</param>
/// <param name="Script">
/// The command. <c>$b</c> is a bucket, <c>$dir</c> a folder, <c>$key</c> and <c>$other</c> are SSE-C keys, <c>$big</c> is a file of three parts.
/// </param>
internal sealed record Scenario(string Name, string Script)
{
    /// <summary>Makes what is there before, once; each run works on a copy of it.</summary>
    public Action<Place> Arrange { get; init; } = _ => { };

    /// <summary>Makes what cannot be copied, before each run.</summary>
    public Action<Place> Prepare { get; init; } = _ => { };

    /// <summary>Whether a transfer that fails may leave what it can be gone on with.</summary>
    public bool Resumes { get; init; }

    /// <summary>Whether all of it is one thing, done elsewhere and in its own time, of which an error tells that it was not begun or not ended.</summary>
    public bool IsOneThing { get; init; }

    /// <summary>How much each cell costs beside the others, for those that are to begin first.</summary>
    public int Weight { get; init; } = 1;

    public override string ToString() => Name;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. Scenarios.Uploads.All, .. Scenarios.Downloads.All, .. Scenarios.Copies.All, .. Scenarios.Conversions.All, .. Scenarios.Audits.All,
        .. Scenarios.BucketSettings.All, .. Scenarios.BucketPolicies.All, .. Scenarios.KmsKeys.All, .. Scenarios.SseCKeys.All,
        .. Scenarios.BatchJobs.All,
    ];
}
