using System;
using System.Collections.Generic;
using System.Xml.Linq;

namespace S3Encryption.Sandbox.Jobs;

/// <summary>What changes about a job, as it was at one moment.</summary>
internal sealed record JobState(JobStatus Status, int Priority)
{
    internal IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>Why somebody changed the status, in his words.</summary>
    internal string? UpdateReason { get; init; }

    /// <summary>Why the job failed; null unless it did.</summary>
    internal JobFailure? Failure { get; init; }

    /// <summary>How many objects the manifest has; null before it has been read.</summary>
    internal int? Total { get; init; }

    internal int Succeeded { get; init; }

    internal int Failed { get; init; }

    internal DateTimeOffset? Suspended { get; init; }

    internal DateTimeOffset? Ended { get; init; }

    /// <summary>When the job last became active, while it is.</summary>
    internal DateTimeOffset? ActiveSince { get; init; }

    /// <summary>How long it was active before that.</summary>
    internal TimeSpan ActiveBefore { get; init; }

    /// <summary>Where the generated manifest is, in the form of a manifest's Location; null where none was written.</summary>
    internal XElement? GeneratedManifest { get; init; }

    internal bool HasEnded => Status is JobStatus.Complete or JobStatus.Cancelled or JobStatus.Failed;
}

/// <summary>The code and the sentence that a failed job shows.</summary>
internal sealed record JobFailure(string Code, string Reason);
