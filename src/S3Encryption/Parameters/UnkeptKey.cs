namespace S3Encryption.Parameters;

/// <summary>What to say before anything is stored under a key that ends with the session.</summary>
internal static class UnkeptKey
{
    /// <summary>The warning; null for a key that is kept somewhere.</summary>
    public static string? WarningOf(SseCKey key) => key.IsKept
        ? null
        : $"SSE-C key {key} exists in this session only, and without it nobody can read what is stored now. "
            + "Keep it: Save-SseCKey or Export-SseCKey, or make keys that last with New-SseCKey -OutFile or -KmsKeyId.";
}
