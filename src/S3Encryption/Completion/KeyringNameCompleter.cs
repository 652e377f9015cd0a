namespace S3Encryption.Completion;

/// <summary>The names of a keyring's keys.</summary>
public sealed class KeyringNameCompleter : KeyringCompleter
{
    private protected override Suggestion? Of(SseCKeyEntry entry) =>
        entry.Name is string name ? new Suggestion(name, $"{entry.Fingerprint} {entry.Note}".Trim()) : null;
}
