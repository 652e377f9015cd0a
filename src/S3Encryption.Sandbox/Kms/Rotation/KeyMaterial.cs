using System;
using System.Security.Cryptography;

namespace S3Encryption.Sandbox.Kms.Rotation;

/// <summary>One of a key's materials: its id, as answers name it, and since when and why it is current. Null: from the beginning.</summary>
internal sealed record KeyMaterial(string Id, byte[] Bytes, DateTimeOffset Since, string? RotationType)
{
    internal static KeyMaterial New(DateTimeOffset since, string? rotationType) =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), RandomNumberGenerator.GetBytes(32), since, rotationType);

    public override string ToString() => Id;
}
