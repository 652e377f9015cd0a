namespace S3Encryption.Sandbox.Kms;

/// <summary>What a configuration says of a key; everything has KMS's default.</summary>
public sealed record KmsKeySettings
{
    /// <summary>The key id; null: a new one.</summary>
    public string? KeyId { get; init; }

    /// <summary>One alias, with or without <c>alias/</c>.</summary>
    public string? Alias { get; init; }

    /// <summary>The description.</summary>
    public string Description { get; init; } = "";

    /// <summary>The key policy as JSON text; null: the default policy, which lets identity policies decide.</summary>
    public string? Policy { get; init; }

    /// <summary>The state it starts in.</summary>
    public KmsKeyState State { get; init; } = KmsKeyState.Enabled;

    /// <summary>SYMMETRIC_DEFAULT, RSA_2048, HMAC_256 …</summary>
    public string Spec { get; init; } = "SYMMETRIC_DEFAULT";

    /// <summary>ENCRYPT_DECRYPT, SIGN_VERIFY, GENERATE_VERIFY_MAC …</summary>
    public string Usage { get; init; } = "ENCRYPT_DECRYPT";

    /// <summary>Whether it is the primary of a multi-Region key; there are no replicas here.</summary>
    public bool MultiRegion { get; init; }

    /// <summary>Whether automatic rotation is on.</summary>
    public bool Rotation { get; init; }
}
