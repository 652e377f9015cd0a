using System.Globalization;
using System.Management.Automation;
using S3Encryption.Completion;
using S3Encryption.Core.Keys;
using S3Encryption.Errors;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Keys;

/// <summary>Makes 256-bit keys for SSE-C, from the system's random generator or by KMS. What is shown of them is a fingerprint.</summary>
[Cmdlet(
    VerbsCommon.New, "SseCKey", SupportsShouldProcess = true, DefaultParameterSetName = Local,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html")]
[OutputType(typeof(SseCKey))]
public sealed class NewSseCKeyCommand : ConnectedCommand
{
    private const string Local = "Local";
    private const string Kms = "Kms";

    /// <summary>A name to tell keys apart. Several keys are numbered behind it.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>
    /// A file to keep the key in: 32 raw bytes that its owner alone may read, as the AWS CLI takes it (<c>fileb://</c>). One that exists is
    /// never touched.
    /// </summary>
    [Parameter(ParameterSetName = Local)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>A KMS key to make the key with; the result carries the wrapped copy, which <c>kms:Decrypt</c> opens again.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Kms)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string? KmsKeyId { get; set; }

    /// <summary>How many keys to make.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int Count { get; set; } = 1;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Count > 1 && OutFile is not null) Report(KeyInputFailures.OneFileForSeveralKeys());
        if (KmsKeyId is not null && !ShouldProcess(KmsKeyId, "Make an SSE-C key (kms:GenerateDataKey)")) return;
        for (var number = 1; number <= Count; number++)
        {
            var name = Name is null || Count == 1 ? Name : Name + "-" + number.ToString(CultureInfo.InvariantCulture);
            if (KmsKeyId is not null) MakeWithKms(KmsKeyId, name);
            else Attempt(() => MakeHere(name));
        }
    }

    private void MakeWithKms(string kmsKeyId, string? name) => Run(async stop =>
    {
        var key = await KmsDataKey.GenerateAsync(Connection, kmsKeyId, name, stop).ConfigureAwait(false);
        await Output.WriteAsync(key).ConfigureAwait(false);
    });

    private void MakeHere(string? name)
    {
        var file = OutFile is null ? null : GetUnresolvedProviderPathFromPSPath(OutFile);
        if (file is null || ShouldProcess(file, "Write a new SSE-C key")) WriteObject(SseCKeyMaker.Generate(name, file));
    }
}
