using System;
using System.Globalization;
using System.Management.Automation;

namespace S3Encryption.Pipeline;

/// <summary>Shows how far a job is.</summary>
internal sealed class JobProgressBar(CommandOutput output) : IDisposable
{
    private string? _activity;

    /// <summary>The job as it is now.</summary>
    public void Show(S3EncryptionJob job)
    {
        _activity = $"Job {job.JobId}";
        var done = job.Succeeded + job.Failed;
        var counts = job.TotalTasks == 0
            ? string.Empty
            : string.Format(CultureInfo.CurrentCulture, ": {0:N0} of {1:N0} objects, {2:N0} failed", done, job.TotalTasks, job.Failed);
        output.Progress(new ProgressRecord(0, _activity, job.Status + counts)
        {
            PercentComplete = job.TotalTasks == 0 ? -1 : (int)Math.Min(100, 100.0 * done / job.TotalTasks),
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_activity is not null) output.Progress(new ProgressRecord(0, _activity, "Done") { RecordType = ProgressRecordType.Completed });
    }
}
