namespace S3Encryption.Core.Access.Canary;

/// <summary>One request of a canary, and what it shows.</summary>
/// <param name="Operation">The S3 operation.</param>
/// <param name="Action">The KMS action that S3 sends for it in the caller's name; null where it shows nothing of KMS.</param>
/// <param name="Failure">How it failed; null where it went well.</param>
internal sealed record CanaryStep(string Operation, string? Action, S3EncryptionException? Failure)
{
    /// <summary>The KMS action that was denied, as AWS names it; null where KMS did not deny.</summary>
    public string? Denied => Failure?.ErrorId == "KmsAccessDenied" ? DenialText.Action(Failure.Message) : null;
}
