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

    /// <summary>A file to keep the key in: 32 raw bytes that its owner alone may read, as the AWS CLI takes it (<c>fileb://</c>). One that exists is never touched.</summary>
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
        if (KmsKeyId is not null)
        {
            if (ShouldProcess(KmsKeyId, "Make an SSE-C key (kms:GenerateDataKey)"))
                Run(async stop => await Output.WriteAsync(await KmsDataKey.GenerateAsync(Connection, KmsKeyId, Name, stop).ConfigureAwait(false)).ConfigureAwait(false));
            return;
        }

        var file = OutFile is null ? null : GetUnresolvedProviderPathFromPSPath(OutFile);
        if (file is null || ShouldProcess(file, "Write a new SSE-C key"))
            _ = Attempt(() => WriteObject(SseCKeyMaker.Generate(Name, file)));
    }
}
