using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Keys;
using S3Encryption.Core.Objects;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Objects;

/// <summary>Stores files as objects that S3 encrypts with a key of yours, which it does not keep.</summary>
[Cmdlet(
    VerbsCommunications.Send, "S3SseCObject", SupportsShouldProcess = true, DefaultParameterSetName = "Path",
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html")]
[OutputType(typeof(S3UploadResult))]
public sealed class SendS3SseCObjectCommand : SendObjectCommand
{
    private ISseCKeys _keys = null!;

    /// <summary>
    /// The key, from <c>New-SseCKey</c>, or 32 bytes, 32 characters, base64, hex, a key file (<c>fileb://my.key</c> or <c>Get-Item</c>),
    /// SecureString or PSCredential.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [SseCKeyTransformation]
    public SseCKey? SseCKey { get; set; }

    /// <summary>A keyring instead: each object gets the newest key for its bucket and prefix.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Keyring { get; set; }

    /// <summary>A tag to put on the objects, with the fingerprint of their key; it can be read without the key.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TagKey { get; set; }

    /// <summary>Certificates with private keys, for keys of the keyring that are wrapped to them.</summary>
    [Parameter]
    [CertificateTransformation]
    public X509Certificate2[]? Certificate { get; set; }

    private protected override string ActionName => "Send with SSE-C";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Attempt(() => _keys = KeysFrom(SseCKey, Keyring, TagKey, Certificate, ExpectedBucketOwner));
    }

    private protected override async Task<ObjectEncryption> EncryptionForAsync(S3Location location, CancellationToken stop) =>
        new ObjectEncryption.SseC(await _keys.ForUploadAsync(location, stop).ConfigureAwait(false));

    private protected override ObjectProperties PropertiesFor(ObjectProperties given, ObjectEncryption encryption) => TagKey is null
        ? given
        : given.WithTag(TagKey, ((ObjectEncryption.SseC)encryption).Key.Fingerprint);

    private protected override void BeforeFirst()
    {
        if (SseCKey is not null && UnkeptKey.WarningOf(SseCKey) is string warning) WriteWarning(warning);
    }
}
