using System;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Objects.Converting;

/// <summary>Holds what an object says of itself after a copy in place against what it said before.</summary>
internal static class CarriedState
{
    private static readonly string[] Headers =
    [
        "Content-Type", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires",
        "x-amz-website-redirect-location", "x-amz-storage-class", "x-amz-object-lock-mode", "x-amz-object-lock-legal-hold",
        "x-amz-tagging-count",
    ];

    /// <summary>What is otherwise than before, one phrase each.</summary>
    public static IReadOnlyList<string> Differences(ObjectState before, ObjectState after)
    {
        var found = Headers.Where(name => Text(before, name) != Text(after, name))
            .Select(name => $"{name} is '{after[name]}' instead of '{before[name]}'").ToList();
        if (!SameMetadata(before, after)) found.Add("its user metadata are others");
        // To the second: servers keep no more of it (API_PutObjectRetention), and a bucket's own retention may be longer.
        if (before.LockedUntil > DateTimeOffset.UtcNow && !(after.LockedUntil >= before.LockedUntil.Value.AddSeconds(-1)))
            found.Add($"it is retained until {after.LockedUntil:u} instead of {before.LockedUntil:u}");
        if (before.Checksum is not null && after.Checksum is not null && before.Checksum.Algorithm != after.Checksum.Algorithm)
            found.Add($"its checksum is a {after.Checksum.Algorithm} instead of a {before.Checksum.Algorithm}");
        return found;
    }

    // A lock that had run out is not carried over; media types may be spelt with or without a space.
    private static string Text(ObjectState state, string name) =>
        name.StartsWith("x-amz-object-lock-mode", StringComparison.Ordinal) && state.LockedUntil <= DateTimeOffset.UtcNow
            ? string.Empty
            : (state[name] ?? string.Empty).Replace("; ", ";").Replace("OFF", string.Empty);

    private static bool SameMetadata(ObjectState before, ObjectState after) =>
        before.Metadata.Count == after.Metadata.Count
        && before.Metadata.All(m => after.Metadata.TryGetValue(m.Key, out var value) && value == m.Value);
}
