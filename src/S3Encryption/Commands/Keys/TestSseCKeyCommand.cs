using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Core.Objects;
using S3Encryption.Errors;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Keys;

/// <summary>
/// Tests which of several SSE-C keys opens an object: one result for each key that was tried, until one opens it. Nothing is read but the
/// object's headers, by at most one request a key.
/// </summary>
[Cmdlet(
    VerbsDiagnostic.Test, "SseCKey",
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html")]
[OutputType(typeof(SseCKeyTest), typeof(bool))]
public sealed class TestSseCKeyCommand : ThrottledCommand
{
    private KeyTester? _tester;

    /// <summary>The bucket, or <c>s3://bucket/key</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string? BucketName { get; set; }

    /// <summary>The object's key.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ObjectKeyCompleter))]
    public string? Key { get; set; }

    /// <summary>The version; without it the latest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? VersionId { get; set; }

    /// <summary>Keys to try, in any form that <c>Send-S3SseCObject -SseCKey</c> takes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SseCKeyTransformation(Many = true)]
    public SseCKey[]? SseCKey { get; set; }

    /// <summary>A keyring whose keys to try, those that are for the object first, the newest first.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Keyring { get; set; }

    /// <summary>
    /// Certificates with private keys, for keys wrapped to them: objects, files (PFX, or PEM with the key), thumbprints or subjects.
    /// Those in the user's certificate store are tried anyway.
    /// </summary>
    [Parameter]
    [CertificateTransformation]
    public X509Certificate2[]? Certificate { get; set; }

    /// <summary>Answers only whether one of the keys opens the object.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (SseCKey is null && Keyring is null) Report(KeyInputFailures.NoKeyToTry());
        Attempt(() =>
        {
            var keyring = Keyring is null ? null : KeyringFrom(Keyring, null, Certificate, ExpectedBucketOwner);
            _tester = new KeyTester(new KeyFinder(Connection, SseCKey ?? [], keyring, Output, Report));
        });
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Attempt(() =>
    {
        var at = new ObjectAddress
        {
            Location = Locations.Object(BucketName, Key),
            VersionId = string.IsNullOrEmpty(VersionId) ? null : VersionId,
            ExpectedBucketOwner = ExpectedBucketOwner,
        };
        Run(stop => TestAsync(at, stop));
    });

    private async Task TestAsync(ObjectAddress at, CancellationToken stop)
    {
        var opens = await _tester!.TestAsync(
            at, result => Quiet.IsPresent ? Task.CompletedTask : Output.WriteAsync(result), Output.ErrorAsync, stop)
            .ConfigureAwait(false);
        if (Quiet.IsPresent) await Output.WriteAsync(opens).ConfigureAwait(false);
    }
}
