using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Jobs.Manifests;
using S3Encryption.Sandbox.Jobs.Operations;
using S3Encryption.Sandbox.Jobs.Reports;

namespace S3Encryption.Sandbox.Jobs;

/// <summary>A job: what was asked for, where it is in its life, and what has come of its tasks. Safe for concurrent use.</summary>
internal sealed class Job(string id, string accountId, JobRequest request, TimeProvider clock)
{
    /// <summary>
    /// More than half of at least this many tasks failed: the job is given up.
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-job-status.html#batch-ops-job-status-failure.
    /// </summary>
    internal const int FewestForFailure = 1000;

    private readonly Lock _changing = new();
    private readonly List<TaskResult> _results = [];
    private IReadOnlyList<ManifestEntry> _entries = [];
    private int _taken;
    private TaskCompletionSource _moved = NewSignal();
    private volatile JobState _state = new(JobStatus.New, request.Priority) { Tags = request.Tags };

    internal string Id { get; } = id;

    internal string AccountId { get; } = accountId;

    internal JobRequest Request { get; } = request;

    internal DateTimeOffset Created { get; } = clock.GetUtcNow();

    internal JobState State => _state;

    /// <summary>How long it has been active, all in all.</summary>
    internal TimeSpan ActiveTime => _state.ActiveBefore + (clock.GetUtcNow() - (_state.ActiveSince ?? clock.GetUtcNow()));

    /// <summary>What came of the tasks so far.</summary>
    internal IReadOnlyList<TaskResult> Results
    {
        get
        {
            lock (_changing)
            {
                return [.. _results];
            }
        }
    }

    /// <summary>Changes what is not the status.</summary>
    internal void Change(Func<JobState, JobState> change)
    {
        lock (_changing)
        {
            _state = change(_state);
        }
    }

    /// <summary>Moves on to a status from one of others; false where the job is in none of them, and nothing has changed.</summary>
    internal bool TryMove(JobStatus to, params ReadOnlySpan<JobStatus> from) => TryMove(to, static state => state, from);

    /// <summary>The same with a further change at the same moment.</summary>
    internal bool TryMove(JobStatus to, Func<JobState, JobState> change, params ReadOnlySpan<JobStatus> from)
    {
        lock (_changing)
        {
            if (!from.Contains(_state.Status))
            {
                return false;
            }

            Move(change(_state), to);
            return true;
        }
    }

    /// <summary>Ends it as failed, wherever it is in its life, unless it has ended.</summary>
    internal void Fail(JobFailure failure)
    {
        lock (_changing)
        {
            if (!_state.HasEnded)
            {
                Move(_state with { Failure = failure }, JobStatus.Failed);
            }
        }
    }

    /// <summary>Takes over the manifest, once.</summary>
    internal void Fill(IReadOnlyList<ManifestEntry> entries)
    {
        lock (_changing)
        {
            _entries = entries;
            _state = _state with { Total = entries.Count };
        }
    }

    /// <summary>The next task, while the job is active and has one.</summary>
    internal bool TryTake([NotNullWhen(true)] out ManifestEntry? entry)
    {
        lock (_changing)
        {
            entry = _state.Status == JobStatus.Active && _taken < _entries.Count ? _entries[_taken++] : null;
            return entry is not null;
        }
    }

    /// <summary>Notes what came of a task that was taken.</summary>
    internal void Record(TaskResult result)
    {
        lock (_changing)
        {
            _results.Add(result);
            _state = result.Succeeded
                ? _state with { Succeeded = _state.Succeeded + 1 }
                : _state with { Failed = _state.Failed + 1 };
            if (_state.Status == JobStatus.Active && _results.Count >= FewestForFailure && _state.Failed * 2L > _results.Count)
            {
                var failure = new JobFailure("FailureThresholdExceeded", "The job failed because more than 50% of its tasks have failed");
                Move(_state with { Failure = failure }, JobStatus.Failing);
            }
        }
    }

    /// <summary>Waits until the state is such; returns at once where it is.</summary>
    internal async Task WhenAsync(Predicate<JobState> holds, CancellationToken cancellation)
    {
        while (true)
        {
            Task moved;
            lock (_changing)
            {
                if (holds(_state))
                {
                    return;
                }

                moved = _moved.Task;
            }

            await moved.WaitAsync(cancellation);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Move(JobState state, JobStatus to)
    {
        var now = clock.GetUtcNow();
        state = state with { Status = to };
        _state = state with
        {
            ActiveBefore = state.ActiveBefore + (now - (state.ActiveSince ?? now)),
            ActiveSince = to == JobStatus.Active ? now : null,
            Suspended = to == JobStatus.Suspended ? now : state.Suspended,
            Ended = state.HasEnded ? now : null,
        };
        _moved.SetResult();
        _moved = NewSignal();
    }
}
