using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Core.Keys.Reading;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Keys;

/// <summary>
/// Reads SSE-C keys in every form that is in use, plain or wrapped, from files and from the pipeline, and says in Verbose what it took
/// them for.
/// </summary>
[Cmdlet(
    VerbsData.Import, "SseCKey", DefaultParameterSetName = ByPath,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html")]
[OutputType(typeof(SseCKey))]
public sealed class ImportSseCKeyCommand : ConnectedCommand
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";
    private const string ByValue = "InputObject";
    private readonly KeyPieces _pieces = new();
    private KeyOpener? _opener;

    /// <summary>Key files, also as <c>fileb://FILE</c>; wildcards are taken.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Path { get; set; }

    /// <summary>Key files, verbatim.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByLiteralPath)]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>
    /// A key: text, bytes, <c>fileb://FILE</c>, a file object, SecureString or PSCredential (as <c>Get-Secret</c> gives them), or a wrapped
    /// export. What a pipeline takes apart, into bytes or lines, is put together again.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByValue)]
    [ValidateNotNull]
    [AllowEmptyString]
    public object? InputObject { get; set; }

    /// <summary>A name to give the key.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The form it must have. Without it, what is unambiguous is taken.</summary>
    [Parameter]
    public SseCKeyForm? As { get; set; }

    /// <summary>
    /// Certificates with private keys, for what is wrapped to them: objects, files (PFX, or PEM with the key), thumbprints or subjects.
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
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != ByValue)
        {
            var files = Files.Resolve(this, KeyInput.Paths(Path), LiteralPath, Report);
            foreach (var file in files) Attempt(() => Take(KeyInput.FromFile(file, Options)));
            return;
        }

        foreach (var whole in _pieces.Add(InputObject is PSObject wrapped ? wrapped.BaseObject : InputObject!)) Take(whole);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var whole in _pieces.End()) Take(whole);
        base.EndProcessing();
    }

    private ReadingOptions Options => new() { Name = Name, As = As };

    private void Take(object whole) => Attempt(() =>
    {
        if (whole is SseCKey) WriteObject(whole);
        else Take(KeyInput.Read(whole, SessionState, Options));
    });

    private void Take(GivenKey given)
    {
        if (given.Reading is not SseCKeyReading reading)
        {
            Run(stop => OpenAsync(given, stop));
            return;
        }

        WriteVerbose($"{given.Path ?? "The input"} was taken as {reading.Form}: {reading.Key.Fingerprint}.");
        if (reading.Warning is not null) WriteWarning(reading.Warning);
        WriteObject(reading.Key);
    }

    private async Task OpenAsync(GivenKey given, CancellationToken stop)
    {
        var (stored, document) = WrappedText.Read(given.Wrapped!, given.Path);
        var key = stored is null
            ? _opener!.Open(document!, Options with { Path = given.Path })
            : await _opener!.OpenAsync(stored with { Entry = stored.Entry with { Name = Name ?? stored.Entry.Name } }, stop)
                .ConfigureAwait(false);
        Output.Verbose($"{given.Path ?? "The input"} was taken as a key wrapped by {stored?.Entry.KmsKeyArn ?? "CMS"}: {key.Fingerprint}.");
        await Output.WriteAsync(key).ConfigureAwait(false);
    }
}
