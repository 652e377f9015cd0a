using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Errors;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Keys;

/// <summary>Lists the keys of a keyring, without opening them, or opens them.</summary>
[Cmdlet(
    VerbsCommon.Get, "SseCKey",
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html")]
[OutputType(typeof(SseCKeyEntry), typeof(SseCKey))]
public sealed class GetSseCKeyCommand : KeyringCommand
{
    private IReadOnlyList<StoredSseCKey>? _keys;
    private KeyOpener? _opener;

    /// <summary>Names; wildcards are taken.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(KeyringNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Fingerprints, or the base64 MD5 that S3 echoes for an object (<c>SseCKeyMD5</c>).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("KeyMD5", "SseCKeyMD5")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KeyringFingerprintCompleter))]
    public string[]? Fingerprint { get; set; }

    /// <summary>Only keys saved for these buckets; wildcards are taken.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string[]? BucketName { get; set; }

    /// <summary>Only keys saved for these prefixes; wildcards are taken.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Prefix { get; set; }

    /// <summary>Opens the keys, by KMS or a private key, and gives them ready for use.</summary>
    [Parameter]
    public SwitchParameter Unwrap { get; set; }

    /// <summary>
    /// Certificates with private keys, for keys wrapped to them: objects, files (PFX, or PEM with the key), thumbprints or subjects.
    /// Those in the user's certificate store are tried anyway.
    /// </summary>
    [Parameter]
    [CertificateTransformation]
    public X509Certificate2[]? Certificate { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _opener = new KeyOpener(() => Connection, Certificate ?? []);
        Attempt(() => _keys = Folder.Read(Report));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_keys is null) return;
        var found = _keys.Where(k => IsWanted(k.Entry)).ToList();
        foreach (var key in found)
        {
            if (Unwrap.IsPresent) Run(stop => OpenAsync(key, stop));
            else WriteObject(key.Entry);
        }

        foreach (var sought in Sought().Where(s => !found.Exists(k => IsSought(k.Entry, s))))
            Report(KeyInputFailures.NoSuchKey(sought, Keyring!));
    }

    private async Task OpenAsync(StoredSseCKey stored, CancellationToken stop) =>
        await Output.WriteAsync(await _opener!.OpenAsync(stored, stop).ConfigureAwait(false)).ConfigureAwait(false);

    private bool IsWanted(SseCKeyEntry entry) =>
        Matches(Name, entry.Name) && Matches(BucketName, entry.BucketName) && Matches(Prefix, entry.Prefix)
        && (Fingerprint is null || Array.Exists(Fingerprint, f => f == entry.Fingerprint || f == entry.KeyMD5));

    // What was named to the letter and is not there is an error; a pattern that fits nothing is none.
    private IEnumerable<string> Sought() =>
        (Fingerprint ?? []).Concat((Name ?? []).Where(n => !WildcardPattern.ContainsWildcardCharacters(n)));

    private static bool IsSought(SseCKeyEntry entry, string sought) =>
        entry.Fingerprint == sought || entry.KeyMD5 == sought || string.Equals(entry.Name, sought, StringComparison.OrdinalIgnoreCase);

    private static bool Matches(string[]? patterns, string? value) =>
        patterns is null || Array.Exists(patterns, p => new WildcardPattern(p, WildcardOptions.IgnoreCase).IsMatch(value ?? string.Empty));
}
