using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Kms.Grants;
using S3Encryption.Sandbox.Kms.Rotation;

namespace S3Encryption.Sandbox.Kms;

/// <summary>A KMS key: its metadata, policy, tags, grants and materials. The materials never leave; they die with the process.</summary>
public sealed class KmsKey
{
    internal const string Symmetric = "SYMMETRIC_DEFAULT";
    internal const string EncryptDecrypt = "ENCRYPT_DECRYPT";

    internal KmsKey(string keyId, string arn, DateTimeOffset created, KeyPolicy policy, KmsKeySettings settings)
    {
        (KeyId, Arn, Created, Policy) = (keyId, arn, created, policy);
        (Description, Spec, Usage, State) = (settings.Description, settings.Spec, settings.Usage, settings.State);
        IsMultiRegion = settings.MultiRegion;
        Rotation = new(created);
        if (settings.Rotation)
        {
            Rotation.Enable(null, created);
        }
    }

    /// <summary>The id: a UUID, or <c>mrk-</c> and 32 hexadecimal digits for a multi-Region key.</summary>
    public string KeyId { get; }

    /// <summary>The key ARN.</summary>
    public string Arn { get; }

    /// <summary>The state; tests may set it.</summary>
    public KmsKeyState State { get; set; }

    /// <summary>The description.</summary>
    public string Description { get; internal set; }

    /// <summary>SYMMETRIC_DEFAULT, RSA_2048 …</summary>
    public string Spec { get; }

    /// <summary>ENCRYPT_DECRYPT, SIGN_VERIFY …</summary>
    public string Usage { get; }

    internal DateTimeOffset Created { get; }

    /// <summary>When a key that is pending deletion goes; then it no longer exists.</summary>
    internal DateTimeOffset? DeletionDate { get; set; }

    internal KeyRotation Rotation { get; }

    internal KeyGrants Grants { get; } = new();

    /// <summary>Null until it was used.</summary>
    internal KeyLastUse? LastUse { get; set; }

    internal KeyPolicy Policy { get; set; }

    internal bool IsAwsManaged { get; init; }

    internal bool IsMultiRegion { get; }

    internal string Origin => State switch
    {
        KmsKeyState.PendingImport => "EXTERNAL",
        KmsKeyState.Unavailable => "AWS_CLOUDHSM",
        _ => "AWS_KMS",
    };

    internal string AccountId => Arn.Split(':')[4];

    internal string Region => Arn.Split(':')[3];

    internal ConcurrentDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Arn;
}

/// <summary>A key policy as it was written, which is how it is given back, and as it is evaluated.</summary>
internal sealed record KeyPolicy(string Text, PolicyDocument Document)
{
    internal static KeyPolicy Parse(string text) => new(text, PolicyDocument.Parse(text, PolicyKind.Resource));

    internal static IReadOnlyList<string> Names { get; } = ["default"];
}
