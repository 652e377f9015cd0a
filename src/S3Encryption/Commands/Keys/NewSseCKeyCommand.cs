using System.Management.Automation;
using S3Encryption.Core.Keys;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Keys;

/// <summary>Makes a 256-bit key for SSE-C, from the system's random generator or by KMS. What is shown of it is a fingerprint.</summary>
[Cmdlet(VerbsCommon.New, "SseCKey", SupportsShouldProcess = true, DefaultParameterSetName = Local)]
[OutputType(typeof(SseCKey))]
public sealed class NewSseCKeyCommand : ConnectedCommand
{
    private const string Local = "Local";
    private const string Kms = "Kms";

    /// <summary>A name to tell keys apart.</summary>
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
    public string? KmsKeyId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (KmsKeyId is not null) MakeWithKms(KmsKeyId);
        else Attempt(MakeHere);
    }

    private void MakeWithKms(string kmsKeyId)
    {
        if (!ShouldProcess(kmsKeyId, "Make an SSE-C key (kms:GenerateDataKey)")) return;
        Run(async stop =>
        {
            var key = await KmsDataKey.GenerateAsync(Connection, kmsKeyId, Name, stop).ConfigureAwait(false);
            await Output.WriteAsync(key).ConfigureAwait(false);
        });
    }

    private void MakeHere()
    {
        var file = OutFile is null ? null : GetUnresolvedProviderPathFromPSPath(OutFile);
        if (file is null || ShouldProcess(file, "Write a new SSE-C key")) WriteObject(SseCKeyMaker.Generate(Name, file));
    }
}
