using System.Collections.Specialized;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Keys.Exporting;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Core.Keys.Wrapping;
using S3Encryption.Errors;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Keys;

/// <summary>
/// Hands a key on: to another tool in the exact form that it reads, to a vault as SecureString, or wrapped by KMS or to certificates. In
/// the clear it goes to an owner-only file, and to the pipeline only with <c>-AsPlainText</c>.
/// </summary>
[Cmdlet(
    VerbsData.Export, "SseCKey", SupportsShouldProcess = true, DefaultParameterSetName = Tool,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html")]
[OutputType(typeof(string), typeof(byte[]), typeof(OrderedDictionary), typeof(SecureString))]
public sealed class ExportSseCKeyCommand : ConnectedCommand
{
    private const string Tool = "Tool";
    private const string Secure = "SecureString";
    private const string Kms = "Kms";
    private const string Cms = "Cms";

    /// <summary>The key, in any form that <c>Send-S3SseCObject -SseCKey</c> takes.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SseCKeyTransformation]
    public SseCKey? SseCKey { get; set; }

    /// <summary>The tool that is to read it. Without it, base64.</summary>
    [Parameter(Position = 0, ParameterSetName = Tool)]
    public SseCKeyTool? For { get; set; }

    /// <summary>Lets the key go to the pipeline in the clear.</summary>
    [Parameter(ParameterSetName = Tool)]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>Gives base64 as SecureString, as <c>Set-Secret</c> takes it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Secure)]
    public SwitchParameter AsSecureString { get; set; }

    /// <summary>A KMS key to wrap it with: gives JSON that <c>Import-SseCKey</c> opens, and that is a file of a keyring too.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Kms)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string? KmsKeyId { get; set; }

    /// <summary>
    /// Certificates to wrap it to, any one of which opens it: objects, files, thumbprints or subjects of those in
    /// <c>Cert:\CurrentUser\My</c>.
    /// Gives a CMS document that <c>Import-SseCKey</c> and <c>Unprotect-CmsMessage</c> open.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = Cms)]
    [ValidateNotNullOrEmpty]
    [CertificateTransformation]
    public X509Certificate2[]? CmsRecipient { get; set; }

    /// <summary>A file to write, which its owner alone may read, instead of the pipeline.</summary>
    [Parameter(ParameterSetName = Tool)]
    [Parameter(ParameterSetName = Kms)]
    [Parameter(ParameterSetName = Cms)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replaces a file that exists, which may be the only copy of another key. Without it such a file is kept.</summary>
    [Parameter(ParameterSetName = Tool)]
    [Parameter(ParameterSetName = Kms)]
    [Parameter(ParameterSetName = Cms)]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        foreach (var certificate in CmsRecipient ?? [])
            if (RecipientCertificate.Warning(certificate) is string warning) WriteWarning(warning);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Attempt(Export);

    private void Export()
    {
        var key = SseCKey!;
        var file = OutFile is null ? null : GetUnresolvedProviderPathFromPSPath(OutFile);
        if (ParameterSetName == Tool && file is null && !AsPlainText.IsPresent) throw KeyInputFailures.InTheClear(key);
        if (file is not null && !ShouldProcess(file, $"Write SSE-C key {key} {Form()}")) return;
        if (ParameterSetName == Secure) WriteObject(PlainExport.Secure(key));
        else if (ParameterSetName == Tool) ExportPlain(key, file);
        else Run(stop => ExportWrappedAsync(key, file, stop));
    }

    private void ExportPlain(SseCKey key, string? file)
    {
        if (file is not null) PlainExport.WriteFile(key, For, file, Force.IsPresent);
        else WriteObject(PlainExport.Value(key, For), enumerateCollection: For == SseCKeyTool.S3cmd);
    }

    private async Task ExportWrappedAsync(SseCKey key, string? file, CancellationToken stop)
    {
        var text = KmsKeyId is null
            ? CmsWrapper.Wrap(key, CmsRecipient!).Document
            : KeyDocumentWriter.Text(
                StoredSseCKey.Of(key, await KmsWrapper.WrapAsync(Connection, key, KmsKeyId, stop).ConfigureAwait(false)));
        if (file is null) await Output.WriteAsync(text).ConfigureAwait(false);
        else PlainExport.WriteFile(key, Encoding.UTF8.GetBytes(text + "\n"), file, Force.IsPresent);
    }

    private string Form() => ParameterSetName == Tool ? $"in the clear, for {For?.ToString() ?? "anyone"}" : "wrapped";
}
