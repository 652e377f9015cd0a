using System;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Observation;
using S3Encryption.Sandbox.S3;

namespace S3Encryption.Sandbox.Jobs.Execution;

/// <summary>
/// Runs jobs in the background. One loop prepares them in the order they come; another runs one at a time, that of the highest priority
/// first, and pauses it for one of a higher priority:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-job-priority.html.
/// </summary>
internal sealed class JobRunner : IAsyncDisposable
{
    private readonly JobDirectory _jobs;
    private readonly Action<Exception> _unexpected;
    private readonly JobPreparation _preparation;
    private readonly JobExecution _execution;
    private readonly Task _loops;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<Job> _waiting = Channel.CreateUnbounded<Job>();
    private readonly Channel<bool> _wakes =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal JobRunner(
        JobDirectory jobs,
        JobRoles roles,
        S3Endpoint s3,
        S3Service service,
        Observer observer,
        TimeProvider clock,
        Action<Exception> unexpected)
    {
        _jobs = jobs;
        _unexpected = unexpected;
        _preparation = new(RoleOf);
        _execution = new(RoleOf, clock, _stopping.Token);
        _loops = Task.WhenAll(Task.Run(PrepareAsync), Task.Run(RunAsync));
        S3AsRole RoleOf(Job job) => new(roles.Assume(job.Request.RoleArn, job.Id), s3, service, observer, _stopping.Token);
    }

    /// <summary>Has a new job prepared, and then run.</summary>
    internal void Prepare(Job job) => _waiting.Writer.TryWrite(job);

    /// <summary>Lets a job run that waits for it; false where it does not.</summary>
    internal bool TryConfirm(Job job, string? reason)
    {
        var moved = job.TryMove(JobStatus.Ready, state => state with { UpdateReason = reason }, JobStatus.Suspended);
        Wake();
        return moved;
    }

    /// <summary>Has a job end before its time; false where it has ended, or is ending.</summary>
    internal bool TryCancel(Job job, string? reason)
    {
        // Its tasks are running: who runs them ends it too.
        if (job.TryMove(JobStatus.Cancelling, With, JobStatus.Active, JobStatus.Pausing))
        {
            return true;
        }

        var moved = job.TryMove(
            JobStatus.Cancelling, With, JobStatus.New, JobStatus.Preparing, JobStatus.Suspended, JobStatus.Ready, JobStatus.Paused);
        return moved && _waiting.Writer.TryWrite(job);

        JobState With(JobState state) => state with { UpdateReason = reason };
    }

    /// <summary>Looks again which job is to run, after one has become ready or has another priority.</summary>
    internal void Wake()
    {
        var active = _jobs.All.FirstOrDefault(job => job.State.Status == JobStatus.Active);
        if (active is not null && Next() is { } next && next.State.Priority > active.State.Priority)
        {
            _ = active.TryMove(JobStatus.Pausing, JobStatus.Active);
        }

        _ = _wakes.Writer.TryWrite(true);
    }

    /// <summary>Stops after the requests that are on their way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _ = _waiting.Writer.TryComplete();
        _ = _wakes.Writer.TryComplete();
        await _loops;
        _stopping.Dispose();
    }

    private Job? Next() => _jobs.All
        .Where(job => job.State.Status is JobStatus.Ready or JobStatus.Paused)
        .OrderByDescending(job => job.State.Priority)
        .ThenBy(job => job.Created)
        .FirstOrDefault();

    private async Task PrepareAsync()
    {
        await foreach (var job in _waiting.Reader.ReadAllAsync())
        {
            await GuardAsync(job, job.State.Status == JobStatus.Cancelling ? _execution.EndAsync : _preparation.RunAsync);
            Wake();
        }
    }

    private async Task RunAsync()
    {
        await foreach (var _ in _wakes.Reader.ReadAllAsync())
        {
            while (!_stopping.IsCancellationRequested && Next() is { } next)
            {
                await GuardAsync(next, _execution.RunAsync);
            }
        }
    }

    /// <summary>A bug fails the job that met it, and no other.</summary>
    private async Task GuardAsync(Job job, Func<Job, Task> step)
    {
        try
        {
            await step(job);
        }
        catch (Exception bug)
        {
            _unexpected(bug);
            job.Fail(new("InternalError", "We encountered an internal error. Please try again."));
        }
    }
}
