using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Access;
using S3Encryption.Core.Access.Keys;
using S3Encryption.Errors;
using S3Encryption.Parameters;
using S3Encryption.Pipeline;

namespace S3Encryption.Commands.Access;

/// <summary>
/// Shows KMS keys as somebody who encrypts in S3 needs to see them: by id, ARN or alias, those whose alias a wildcard fits, or all.
/// </summary>
[Cmdlet(VerbsCommon.Get, "S3KmsKey", HelpUri = "https://docs.aws.amazon.com/kms/latest/developerguide/viewing-keys.html")]
[OutputType(typeof(S3KmsKey))]
public sealed class GetS3KmsKeyCommand : ConnectedCommand
{
    private OrderedReads? _reads;
    private KmsKeyReader? _reader;

    /// <summary>
    /// Keys by id, ARN or alias, with or without <c>alias/</c>; wildcards are taken in aliases. Without any, every key of the account and
    /// Region. What comes down the pipeline without a key, such as a bucket that encrypts without one, is passed over.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn", "KmsKeyArn", "KeyArn", "KeyId")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string[]? KmsKeyId { get; set; }

    /// <summary>Reads the policy of each key as well.</summary>
    [Parameter]
    public SwitchParameter IncludePolicy { get; set; }

    /// <summary>The most keys that are read at once. KMS's quota is shared with whatever else uses the account's keys.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 8;

    private protected override int MostInFlight => _reads!.MostInFlight;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        // By now only what was typed is bound: a variable that is empty by mistake must not mean every key.
        if (MyInvocation.BoundParameters.ContainsKey(nameof(KmsKeyId)) && Named().Length == 0)
            ThrowTerminatingError(ErrorRecords.From(InputFailures.EmptyKmsKeyId()));
        _reads = new OrderedReads(Output, ThrottleLimit);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var named = Named();
        if (named.Length == 0)
        {
            if (MyInvocation.ExpectingInput) WriteVerbose("What came down the pipeline has no KMS key, and is passed over.");
            else Run(ReadAll());
        }

        foreach (var key in named)
        {
            if (WildcardPattern.ContainsWildcardCharacters(key)) Run(ReadMatching(key));
            else Run(_reads!.One(stop => ReadNamedAsync(key, stop)));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _reads?.Dispose();
    }

    private string[] Named() => Array.FindAll(KmsKeyId ?? [], key => !string.IsNullOrEmpty(key));

    private Func<CancellationToken, Task> ReadAll() =>
        _reads!.Many<KeyArn>((begin, stop) => Reader(stop).ForEachAsync(begin, stop), ReadAsync);

    private Func<CancellationToken, Task> ReadMatching(string pattern)
    {
        var whole = new WildcardPattern(pattern, WildcardOptions.IgnoreCase);
        var name = new WildcardPattern("alias/" + pattern, WildcardOptions.IgnoreCase);
        return _reads!.Many<KeyArn>(
            async (begin, stop) =>
            {
                var found = await Reader(stop).FindAsync(alias => whole.IsMatch(alias) || name.IsMatch(alias)).ConfigureAwait(false);
                foreach (var key in found) await begin(key).ConfigureAwait(false);
            },
            ReadAsync);
    }

    private async Task<IReadOnlyList<object>> ReadAsync(KeyArn key, CancellationToken stop) =>
        [await Reader(stop).ReadAsync(key, stop).ConfigureAwait(false)];

    private async Task<IReadOnlyList<object>> ReadNamedAsync(string key, CancellationToken stop) =>
        [await Reader(stop).ReadAsync(key, stop).ConfigureAwait(false)];

    private KmsKeyReader Reader(CancellationToken stop) =>
        LazyInitializer.EnsureInitialized(ref _reader, () => new KmsKeyReader(Connection, IncludePolicy.IsPresent, stop))!;
}
