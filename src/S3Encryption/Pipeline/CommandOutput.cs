using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Errors;

namespace S3Encryption.Pipeline;

/// <summary>
/// What work off the pipeline thread may say: objects and errors in order, warnings, verbose, debug, progress, and questions.
/// </summary>
internal sealed class CommandOutput : IActivityLog
{
    // Below the size from which .NET keeps arrays apart and collects them late.
    private const int Block = 80 * 1024;

    private readonly S3EncryptionCommand _cmdlet;
    private readonly PipelineBridge _bridge;
    private readonly bool _isVerbose;
    private readonly bool _isWatched;
    private readonly Dictionary<int, string> _shown = [];

    public CommandOutput(S3EncryptionCommand cmdlet, PipelineBridge bridge)
    {
        _cmdlet = cmdlet;
        _bridge = bridge;
        _isVerbose = IsOn("Verbose", "VerbosePreference");
        IsDebugging = IsOn("Debug", "DebugPreference");
        _isWatched = IsOn("ProgressAction", "ProgressPreference") && !IsUnattended;
    }

    /// <summary>Emits an object.</summary>
    public Task WriteAsync(object value) => _bridge.PostAsync(() => _cmdlet.WriteObject(value));

    /// <summary>Waits until the pipeline has taken all that was emitted before.</summary>
    public Task TakenAsync() => _bridge.AskAsync(static () => true);

    /// <summary>Emits many at once, which costs each less.</summary>
    public Task WriteAllAsync(IReadOnlyList<object> values) => _bridge.PostAsync(() =>
    {
        foreach (var value in values) _cmdlet.WriteObject(value);
    });

    /// <summary>
    /// Emits content as blocks of bytes, each in memory of its own and small enough to be collected young, and waits until the pipeline has
    /// taken them.
    /// </summary>
    public Task WriteBlocksAsync(ArraySegment<byte> content) => _bridge.AskAsync(() =>
    {
        for (var done = 0; done < content.Count; done += Block)
        {
            var block = NewBlock(Math.Min(Block, content.Count - done));
            Buffer.BlockCopy(content.Array!, content.Offset + done, block, 0, block.Length);
            _cmdlet.WriteObject(block);
        }

        return true;
    });

    /// <summary>Reports the failure of one item.</summary>
    public Task ErrorAsync(S3EncryptionException failure) => _bridge.PostAsync(() => _cmdlet.WriteError(ErrorRecords.From(failure)));

    /// <summary>Asks whether to go on, as -WhatIf and -Confirm demand.</summary>
    public Task<bool> ShouldProcessAsync(string target, string action) =>
        _bridge.AskAsync(() => _cmdlet.ShouldProcess(target, action));

    /// <summary>The same in words of its own: what -WhatIf and -Verbose show, what -Confirm asks about, and under which title.</summary>
    public Task<bool> ShouldProcessAsync(string description, string question, string title) =>
        _bridge.AskAsync(() => _cmdlet.ShouldProcess(description, question, title));

    public void Warning(string text) => _bridge.Post(() => _cmdlet.WriteWarning(text), isFirm: true);

    public void Verbose(string text)
    {
        if (_isVerbose) _bridge.Post(() => _cmdlet.WriteVerbose(text));
    }

    public bool IsDebugging { get; }

    public void Debug(string text)
    {
        if (IsDebugging) _bridge.Post(() => _cmdlet.WriteDebug(text));
    }

    /// <summary>Shows how far something is, where somebody may be looking.</summary>
    public void Progress(ProgressRecord record)
    {
        if (!_isWatched) return;
        _bridge.Post(() =>
        {
            if (record.RecordType == ProgressRecordType.Completed) _ = _shown.Remove(record.ActivityId);
            else _shown[record.ActivityId] = record.Activity;
            _cmdlet.WriteProgress(record);
        });
    }

    /// <summary>Takes away what progress is still shown. From the pipeline thread.</summary>
    public void EndProgress()
    {
        foreach (var bar in _shown)
            _cmdlet.WriteProgress(new ProgressRecord(bar.Key, bar.Value, "Done") { RecordType = ProgressRecordType.Completed });
        _shown.Clear();
    }

    // A scheduled run: nobody sees it, and where its output is kept, the records would fill it.
    private static bool IsUnattended => Array.Exists(
        Environment.GetCommandLineArgs(), static a => a.StartsWith("-noni", StringComparison.OrdinalIgnoreCase));

    private static byte[] NewBlock(int size) =>
#if NET
        GC.AllocateUninitializedArray<byte>(size);
#else
        new byte[size];
#endif

    // Asked once: posting every request only for the stream to drop it would cost more than the rest of the bridge.
    private bool IsOn(string parameter, string preference)
    {
        var isGiven = _cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var given);
        if (isGiven && given is SwitchParameter on) return on.IsPresent;
        var value = isGiven ? given : _cmdlet.SessionState.PSVariable.GetValue(preference);
        return value is not null && !string.Equals(
            value.ToString(), nameof(ActionPreference.SilentlyContinue), StringComparison.OrdinalIgnoreCase)
            && !string.Equals(value.ToString(), nameof(ActionPreference.Ignore), StringComparison.OrdinalIgnoreCase);
    }
}
