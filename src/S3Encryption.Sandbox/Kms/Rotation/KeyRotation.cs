using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace S3Encryption.Sandbox.Kms.Rotation;

/// <summary>
/// A key's materials, oldest first, and when the next is due. The newest encrypts; every one still decrypts what it encrypted:
/// https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html. Safe for concurrent use.
/// </summary>
internal sealed class KeyRotation(DateTimeOffset created)
{
    internal const int DefaultPeriodInDays = 365;

    /// <summary>For the life of a key: https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html.</summary>
    internal const int MostOnDemand = 25;

    private const string OnDemand = "ON_DEMAND";
    private readonly Lock _lock = new();
    private volatile KeyMaterial[] _materials = [KeyMaterial.New(created, null)];

    internal IReadOnlyList<KeyMaterial> Materials => _materials;

    internal KeyMaterial Current => _materials[^1];

    /// <summary>Null while automatic rotation is off.</summary>
    internal int? PeriodInDays { get; private set; }

    internal DateTimeOffset? Next { get; private set; }

    internal KeyMaterial? Find(string id) => Array.Find(_materials, material => material.Id == id);

    internal void Enable(int? days, DateTimeOffset now)
    {
        lock (_lock)
        {
            var period = days ?? PeriodInDays ?? DefaultPeriodInDays;
            if (period != PeriodInDays)
            {
                (PeriodInDays, Next) = (period, now.AddDays(period));
            }
        }
    }

    internal void Disable()
    {
        lock (_lock)
        {
            (PeriodInDays, Next) = (null, null);
        }
    }

    /// <summary>What was due while the key was disabled happens once, now.</summary>
    internal void Resume(DateTimeOffset now)
    {
        lock (_lock)
        {
            Next = Next < now ? now : Next;
        }
    }

    /// <summary>Does the automatic rotations that have come due.</summary>
    internal void CatchUp(DateTimeOffset now)
    {
        lock (_lock)
        {
            while (Next is { } due && due <= now)
            {
                Add(due, "AUTOMATIC");
                Next = due.AddDays(PeriodInDays!.Value);
            }
        }
    }

    internal bool TryRotateOnDemand(DateTimeOffset now)
    {
        lock (_lock)
        {
            var isLeft = _materials.Count(static material => material.RotationType == OnDemand) < MostOnDemand;
            if (isLeft)
            {
                Add(now, OnDemand);
            }

            return isLeft;
        }
    }

    private void Add(DateTimeOffset since, string rotationType) => _materials = [.. _materials, KeyMaterial.New(since, rotationType)];
}
