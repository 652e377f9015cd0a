namespace S3Encryption.Core.Failures;

/// <summary>What an error answer means: id, category, why, and the next step.</summary>
internal sealed record Explanation(string Id, FailureCategory Category, string Reason, string? Hint)
{
    /// <summary>The failure where the module finds it out by itself, before or without an error answer.</summary>
    public S3EncryptionException About(S3Location location, bool stopsEverything = false) =>
        new(Id, Category, $"{location}: {Reason}", Hint) { Location = location, StopsEverything = stopsEverything };

    /// <summary>The same about what is no object: a KMS key, an address.</summary>
    public S3EncryptionException About(string subject, bool stopsEverything = false) =>
        new(Id, Category, $"{subject}: {Reason}", Hint) { StopsEverything = stopsEverything };
}
