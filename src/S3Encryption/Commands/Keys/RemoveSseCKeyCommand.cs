using System.Linq;
using System.Management.Automation;
using S3Encryption.Completion;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Errors;
using S3Encryption.Pipeline;

namespace S3Encryption.Commands.Keys;

/// <summary>
/// Removes keys from a keyring. S3 keeps no key: an object whose only key goes with it can never be read again, so this asks first.
/// </summary>
[Cmdlet(
    VerbsCommon.Remove, "SseCKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = ByEntry,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html")]
public sealed class RemoveSseCKeyCommand : S3EncryptionCommand
{
    private const string ByEntry = "InputObject";
    private const string ByFingerprint = "Fingerprint";

    /// <summary>Entries from <c>Get-SseCKey</c>.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByEntry)]
    [ValidateNotNull]
    public SseCKeyEntry[]? InputObject { get; set; }

    /// <summary>The folder of the keyring.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByFingerprint)]
    [ValidateNotNullOrEmpty]
    public string? Keyring { get; set; }

    /// <summary>The fingerprints of the keys to remove. Names are not taken: they need not be one key's.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ByFingerprint)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KeyringFingerprintCompleter))]
    public string[]? Fingerprint { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var entry in InputObject ?? []) Attempt(() => Remove(entry));
        if (Keyring is not null) Attempt(RemoveByFingerprint);
    }

    private void RemoveByFingerprint()
    {
        var keys = new KeyringFolder(GetUnresolvedProviderPathFromPSPath(Keyring)).Read(Report);
        foreach (var sought in Fingerprint!)
        {
            if (keys.FirstOrDefault(k => k.Entry.Fingerprint == sought) is StoredSseCKey found) Attempt(() => Remove(found.Entry));
            else Report(KeyInputFailures.NoSuchKey(sought, Keyring!));
        }
    }

    private void Remove(SseCKeyEntry entry)
    {
        if (entry.Path is null) throw KeyInputFailures.EntryWithoutFile(entry);
        var action = $"Remove SSE-C key {entry} ({entry.Fingerprint}). What is encrypted with it can never be read again, "
            + "unless the key is kept elsewhere";
        if (ShouldProcess(entry.Path, action)) KeyringFolder.Remove(entry);
    }
}
