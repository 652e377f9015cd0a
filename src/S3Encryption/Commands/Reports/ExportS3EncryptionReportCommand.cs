using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using S3Encryption.Core.Reports;
using S3Encryption.Errors;
using S3Encryption.Parameters;
using S3Encryption.Pipeline;

namespace S3Encryption.Commands.Reports;

/// <summary>
/// Makes one HTML page, for people who do not read objects, of what the cmdlets that look at buckets, objects, keys and permissions emit:
/// any mix of it, in any order. The page loads nothing, and memory does not grow with the number of objects.
/// </summary>
/// <example>
/// <code>Get-S3BucketEncryption | Export-S3EncryptionReport report.html</code>
/// <code>
/// &amp; { Get-S3BucketEncryption; Test-S3BucketEncryption; Get-S3ObjectEncryption logs; Test-S3KmsAccess alias/logs } |
///     Export-S3EncryptionReport audit.html -Title 'November'
/// </code>
/// </example>
[Cmdlet(VerbsData.Export, "S3EncryptionReport", SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingEncryption.html")]
[OutputType(typeof(FileInfo))]
public sealed class ExportS3EncryptionReportCommand : S3EncryptionCommand
{
    private readonly ReportBuilder _report = new();
    private readonly ReportInput _input = new();
    private readonly HashSet<string> _leftOut = [];
    private string _path = string.Empty;
    private bool _isWanted;

    /// <summary>The file to write. It appears when it is whole.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>
    /// What the report is of: what <c>Get-S3BucketEncryption</c>, <c>Test-S3BucketEncryption</c>, <c>Get-S3EncryptionPolicy</c>,
    /// <c>Get-S3ObjectEncryption</c>, <c>Measure-S3ObjectEncryption</c>, <c>Convert-S3ObjectEncryption</c>, <c>Get-S3KmsKey</c> and
    /// <c>Test-S3KmsAccess</c> emit, also as it comes back from <c>Import-Clixml</c>, a job or another computer.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; }

    /// <summary>The page's heading.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "How S3 is encrypted";

    /// <summary>Replaces a file of that name.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        // Not a mandatory parameter: PowerShell would prompt for objects, which nobody can type.
        if (!MyInvocation.ExpectingInput && InputObject is null) ThrowTerminatingError(ErrorRecords.From(ReportFailures.NotPiped(Path!)));
        // Asked and checked first: an audit takes its time, and its report should not fail for want of a folder.
        try
        {
            _path = Files.ToWrite(this, Path!);
            ReportFile.Check(_path, Force.IsPresent);
        }
        catch (S3EncryptionException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e));
        }

        _isWanted = ShouldProcess(_path, "Write a report on encryption");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!_isWanted) return;
        foreach (var item in InputObject ?? [])
            if (item is not null) Attempt(() => Add(item));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (!_isWanted) return;
        if (_report.IsEmpty) Report(ReportFailures.Nothing(_path));
        else Attempt(Write);
    }

    private void Write()
    {
        var version = typeof(ExportS3EncryptionReportCommand).Assembly.GetName().Version!.ToString(3);
        ReportFile.Write(_report, new ReportStamp(Title, DateTimeOffset.UtcNow, version), _path, Force.IsPresent);
        // As Get-Item gives it: by itself a file lacks what its view shows.
        if (PassThru.IsPresent) WriteObject(InvokeProvider.Item.Get([_path], force: true, literalPath: true), enumerateCollection: true);
    }

    private void Add(PSObject item)
    {
        if (_input.Read(item) is object known && _report.TryAdd(known)) return;
        _report.LeaveOut();
        // The page counts them; what sort of thing it is wants saying once.
        if (_leftOut.Add(item.TypeNames.FirstOrDefault() ?? string.Empty)) throw ReportFailures.NotReportable(item);
    }
}
