using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Keys;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Objects;

/// <summary>Brings an SSE-C object into a file, which appears when it is whole, or down the pipeline.</summary>
[Cmdlet(
    VerbsCommunications.Receive, "S3SseCObject", SupportsShouldProcess = true, DefaultParameterSetName = "ToFile",
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html")]
[OutputType(typeof(S3DownloadResult), typeof(byte[]), typeof(string))]
public sealed class ReceiveS3SseCObjectCommand : ReceiveObjectCommand
{
    private ISseCKeys _keys = null!;

    /// <summary>The key that the object was stored with, in any form that <c>Send-S3SseCObject</c> takes.</summary>
    [Parameter]
    [ValidateNotNull]
    [SseCKeyTransformation]
    public SseCKey? SseCKey { get; set; }

    /// <summary>A keyring instead: the key is found by trying, by one request a key at most.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Keyring { get; set; }

    /// <summary>The tag that holds the fingerprint of the object's key, which is then tried first.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TagKey { get; set; }

    /// <summary>Certificates with private keys, for keys of the keyring that are wrapped to them.</summary>
    [Parameter]
    [CertificateTransformation]
    public X509Certificate2[]? Certificate { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Attempt(() => _keys = KeysFrom(SseCKey, Keyring, TagKey, Certificate, ExpectedBucketOwner));
    }

    private protected override async Task<SseCKey?> KeyForAsync(S3Location location, string? versionId, CancellationToken stop) =>
        await _keys.ForObjectAsync(location, versionId, stop).ConfigureAwait(false);
}
