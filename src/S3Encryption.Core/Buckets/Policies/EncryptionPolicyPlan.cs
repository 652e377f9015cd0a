using System;
using System.Collections.Generic;

namespace S3Encryption.Core.Buckets.Policies;

/// <summary>A change of a bucket policy that was worked out and not yet made.</summary>
public sealed class EncryptionPolicyPlan
{
    internal EncryptionPolicyPlan(BucketClient bucket, string? found, PolicyText current, PolicyText wanted)
    {
        Bucket = bucket;
        Found = found;
        Current = current;
        Wanted = wanted;
    }

    /// <summary>Whether the policy is so already.</summary>
    public bool ChangesNothing => ReferenceEquals(Current, Wanted) || Current.Json == Wanted.Json;

    /// <summary>What goes and what comes, for people.</summary>
    public string Description
    {
        get
        {
            var lines = new List<string>(PolicyDiff.Between(Current, Wanted));
            lines.Insert(0, $"{Location}: change the bucket policy");
            if (Deletes) lines.Add("Nothing is left of the policy: it is deleted.");
            return string.Join(Environment.NewLine, lines);
        }
    }

    /// <summary>What whoever asked for the change may not have in mind.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];

    internal bool IsForced { get; init; }

    internal BucketClient Bucket { get; }

    internal S3Location Location => new(Bucket.BucketName);

    /// <summary>The policy as S3 gave it; null where there is none.</summary>
    internal string? Found { get; }

    internal PolicyText Current { get; }

    internal PolicyText Wanted { get; }

    internal bool Deletes => Wanted.Statements.Count == 0;
}
