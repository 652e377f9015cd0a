using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Access.Keys;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Auditing;
using S3Encryption.Core.Objects.Listing;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Objects;

/// <summary>
/// Tells how stored objects are encrypted, one result an object, as they are found: those under a prefix, all their versions, or those that
/// come down the pipeline. What S3 does not tell the caller is a result too, with the reason. No content is read and no right on KMS keys needed.
/// </summary>
[Cmdlet(VerbsCommon.Get, "S3ObjectEncryption", HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/serv-side-encryption.html")]
[OutputType(typeof(S3ObjectEncryption))]
public sealed class GetS3ObjectEncryptionCommand : ObjectSetCommand
{
    private ObjectFilter _filter = new();
    private int _told;
    private int _untold;
    private string? _firstProblem;

    /// <summary>Only objects under these kinds of encryption.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public EncryptionKind[]? Encryption { get; set; }

    /// <summary>Not the objects under these kinds of encryption.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public EncryptionKind[]? NotEncryption { get; set; }

    /// <summary>Only objects under one of these KMS keys: id, ARN, alias, or a pattern of an id or ARN.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string[]? KmsKeyId { get; set; }

    /// <summary>
    /// With <c>-Inventory</c>: looks at the objects of which a report cannot tell all, which are those under KMS keys, and those under SSE-C where
    /// keys are given.
    /// </summary>
    [Parameter]
    public SwitchParameter ResolveKey { get; set; }

    private protected override string Activity => "Reading";

    private protected override Func<S3ObjectEncryption, bool> IsKnown => row => !ResolveKey.IsPresent || !(
        row.Encryption is EncryptionKind.SseKms or EncryptionKind.DsseKms or EncryptionKind.Unknown
        || (row.Encryption == EncryptionKind.SseC && Keys.HasKeys));

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (KmsKeyId is not null) RunFirst(ResolveAsync);
        _filter = new ObjectFilter { Kinds = Encryption, NotKinds = NotEncryption, KmsKey = KmsKeyPatterns.Of(KmsKeyId) };
    }

    private protected override Func<Task> Tell(IReadOnlyList<S3ObjectEncryption> rows)
    {
        foreach (var row in rows) Count(row);
        var wanted = rows.Where(_filter.Has).ToList();
        return () => Output.WriteAllAsync(wanted);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_untold == 0) return;
        WriteWarning(
            $"Of {_untold} of {_told + _untold} objects it could not be told how they are encrypted; the first: {_firstProblem} "
            + "To list them: Get-S3ObjectEncryption … -Encryption Unknown; each has its Problem.");
    }

    private protected override async Task<Func<Task>> WorkAsync(ObjectAddress at, ListedObject? listed, CancellationToken stop)
    {
        var found = await AuditorOf(at.Location.BucketName).LookAsync(at, listed, stop).ConfigureAwait(false);
        if (found is null)
        {
            Output.Verbose($"{at}: deleted since it was listed.");
            return () => Task.CompletedTask;
        }

        Count(found);
        return _filter.Has(found) ? () => Output.WriteAsync(found) : () => Task.CompletedTask;
    }

    private void Count(S3ObjectEncryption found)
    {
        if (found.Problem is null)
        {
            _ = Interlocked.Increment(ref _told);
            return;
        }

        _ = Interlocked.Increment(ref _untold);
        _ = Interlocked.CompareExchange(ref _firstProblem, found.Problem, null);
    }

    // Objects name the key by its ARN.
    private async Task ResolveAsync(CancellationToken stop)
    {
        var resolved = new List<string>();
        foreach (var given in KmsKeyId!)
        {
            var isAlias = given.StartsWith("alias/", StringComparison.Ordinal) || given.Contains(":alias/");
            resolved.Add(isAlias ? (await KmsKeyNames.ResolveAsync(Connection, given, stop).ConfigureAwait(false)).ToString() : given);
        }

        KmsKeyId = [.. resolved];
    }
}
