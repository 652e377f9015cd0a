namespace S3Encryption.Completion;

/// <summary>The fingerprints of a keyring's keys.</summary>
public sealed class KeyringFingerprintCompleter : KeyringCompleter
{
    private protected override Suggestion? Of(SseCKeyEntry entry) => new(entry.Fingerprint, $"{entry.Name} {entry.Note}".Trim());
}
