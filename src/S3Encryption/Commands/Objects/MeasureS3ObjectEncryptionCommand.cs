using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects.Inventory;
using S3Encryption.Core.Objects.Measuring;
using S3Encryption.Parameters;
using S3Encryption.Pipeline;

namespace S3Encryption.Commands.Objects;

/// <summary>
/// Counts stored objects and their bytes by how they are encrypted: those that come down the pipeline, or all that a report of S3 Inventory
/// lists, of which it makes no objects. Memory does not grow with their number.
/// </summary>
[Cmdlet(VerbsDiagnostic.Measure, "S3ObjectEncryption", DefaultParameterSetName = FromPipeline)]
[OutputType(typeof(S3ObjectEncryptionGroup))]
public sealed class MeasureS3ObjectEncryptionCommand : BucketCommand
{
    private const string FromPipeline = "Pipeline";
    private const string FromInventory = "Inventory";

    // Shown with all columns; by default those that objects are not grouped by would be empty.
    private const string WideView = "S3Encryption.S3ObjectEncryptionGroup#Wide";

    private static readonly S3EncryptionProperty[] Usual =
        [S3EncryptionProperty.Encryption, S3EncryptionProperty.KmsKeyArn, S3EncryptionProperty.BucketKey];

    private EncryptionTally? _tally;
    private int _sources;
    private volatile bool _isIncomplete;

    /// <summary>Objects from <c>Get-S3ObjectEncryption</c>.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = FromPipeline)]
    [ValidateNotNull]
    public S3ObjectEncryption? InputObject { get; set; }

    /// <summary>
    /// Reports of S3 Inventory: the <c>manifest.json</c>, or its folder, as <c>s3://bucket/…</c> or as a path. Counted together.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromInventory)]
    [ValidateNotNullOrEmpty]
    public string[]? Inventory { get; set; }

    /// <summary>Leaves out the versions that are not the latest, where the inventory lists them.</summary>
    [Parameter(ParameterSetName = FromInventory)]
    public SwitchParameter LatestOnly { get; set; }

    /// <summary>By what the objects are grouped; without it by kind of encryption, KMS key and Bucket Key.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public S3EncryptionProperty[]? Property { get; set; }

    /// <summary>
    /// Groups by what the keys begin with, so many levels deep. Past 100,000 groups, new prefixes are counted together, in rows whose
    /// <c>IsRest</c> is true.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int PrefixDepth { get; set; } = 1;

    private IReadOnlyCollection<S3EncryptionProperty> Properties =>
        MyInvocation.BoundParameters.ContainsKey(nameof(PrefixDepth))
            ? [.. (Property ?? Usual).Append(S3EncryptionProperty.Prefix).Distinct()]
            : Property ?? Usual;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _tally = new EncryptionTally(new Grouping(Properties, PrefixDepth));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == FromPipeline) _tally!.Add(InputObject!);
        else foreach (var inventory in Inventory!) Attempt(() => Count(inventory));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_tally!.HasRest) WriteWarning(TooManyGroups(_tally.Most));
        var isWide = Properties.Any(property => !Usual.Contains(property));
        foreach (var group in _tally.Groups(!_isIncomplete))
        {
            var row = new PSObject(group);
            if (isWide) row.TypeNames.Insert(0, WideView);
            WriteObject(row);
        }
    }

    private static string TooManyGroups(int most) =>
        $"There are more than {most} groups: prefixes that came later are counted together, in the rows whose IsRest is true. "
        + "For fewer groups: a smaller -PrefixDepth.";

    private void Count(string inventory)
    {
        var source = Inventories.Source(inventory, this, () => Connection, ExpectedBucketOwner, Output);
        var id = ++_sources;
        Run(async stop =>
        {
            using (source)
            {
                using var bar = new TransferProgressBar(Output, "Counting", id);
                await CountAsync(new MeasuredInventory(source, LatestOnly.IsPresent, Output, bar), stop).ConfigureAwait(false);
            }
        });
    }

    private async Task CountAsync(IMeasuredObjects objects, CancellationToken stop)
    {
        try
        {
            if (!await objects.MeasureAsync(_tally!, Output.ErrorAsync, stop).ConfigureAwait(false)) _isIncomplete = true;
        }
        catch (S3EncryptionException)
        {
            _isIncomplete = true;
            throw;
        }
    }
}
