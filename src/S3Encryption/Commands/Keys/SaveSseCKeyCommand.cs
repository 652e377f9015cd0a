using System;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Core.Keys.Wrapping;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Keys;

/// <summary>
/// Saves keys to a keyring, wrapped by KMS or to certificates: one file a key, that its owner alone may read and that is never replaced.
/// </summary>
[Cmdlet(
    VerbsData.Save, "SseCKey", SupportsShouldProcess = true, DefaultParameterSetName = Carried,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html")]
[OutputType(typeof(SseCKey))]
public sealed class SaveSseCKeyCommand : KeyringCommand
{
    private const string Carried = "Carried";
    private const string Kms = "Kms";
    private const string Cms = "Cms";

    /// <summary>The key, in any form that <c>Send-S3SseCObject -SseCKey</c> takes.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SseCKeyTransformation]
    public SseCKey? SseCKey { get; set; }

    /// <summary>A KMS key to wrap it with. A key from <c>New-SseCKey -KmsKeyId</c> is wrapped already, and needs none.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Kms)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string? KmsKeyId { get; set; }

    /// <summary>
    /// Certificates to wrap it to, any one of which opens it: objects, files, thumbprints or subjects of those in
    /// <c>Cert:\CurrentUser\My</c>.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = Cms)]
    [ValidateNotNullOrEmpty]
    [CertificateTransformation]
    public X509Certificate2[]? CmsRecipient { get; set; }

    /// <summary>The bucket the key is for, or <c>s3://bucket/prefix</c>. Without it, any.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string? BucketName { get; set; }

    /// <summary>What the keys of the objects it is for begin with. Without it, all.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KeyPrefixCompleter))]
    public string? Prefix { get; set; }

    /// <summary>A name, in place of the one that the key has.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Anything worth knowing. It is not encrypted.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Note { get; set; }

    /// <summary>
    /// When the key was made, where that was before it was imported: uploads take the newest key that fits, so that an old one should not
    /// look new.
    /// </summary>
    [Parameter]
    public DateTimeOffset? Created { get; set; }

    /// <summary>Emits the key.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        foreach (var certificate in CmsRecipient ?? [])
            if (RecipientCertificate.Warning(certificate) is string warning) WriteWarning(warning);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Attempt(() =>
    {
        var key = SseCKey!;
        var folder = Folder;
        var description = Describe();
        if (!ShouldProcess(folder.FileOf(key.Fingerprint), $"Save SSE-C key {key}")) return;
        Run(async stop =>
        {
            folder.Save(key, await WrapAsync(key, stop).ConfigureAwait(false), description);
            if (PassThru.IsPresent) await Output.WriteAsync(key).ConfigureAwait(false);
        });
    });

    private async Task<KeyWrapping> WrapAsync(SseCKey key, CancellationToken stop)
    {
        if (KmsKeyId is not null) return await KmsWrapper.WrapAsync(Connection, key, KmsKeyId, stop).ConfigureAwait(false);
        return CmsRecipient is null ? StoredSseCKey.CarriedBy(key) : CmsWrapper.Wrap(key, CmsRecipient);
    }

    private KeyDescription Describe()
    {
        var place = BucketName is null ? null : Locations.Place(BucketName, Prefix);
        return new KeyDescription
        {
            Name = Name,
            BucketName = place?.BucketName,
            Prefix = place is null ? Prefix : place.Key,
            Note = Note,
            Created = Created,
        };
    }
}
