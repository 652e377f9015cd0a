using System;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Jobs.Control;

namespace S3Encryption.Core.Jobs.Starting;

/// <summary>Starts a job that was planned.</summary>
public sealed class JobStarter(AwsConnection connection, string account, IActivityLog log)
{
    /// <summary>Makes what the job needs, and the job.</summary>
    /// <returns>The job as it is now, or where the caller may make jobs and not look at them, what is known of it.</returns>
    /// <exception cref="S3EncryptionException">There is no job; or <c>JobMaybeMade</c>.</exception>
    public async Task<S3EncryptionJob> StartAsync(PlannedJob planned, CancellationToken stop)
    {
        var order = await planned.Order(stop).ConfigureAwait(false);
        var jobs = new JobsClient(connection, account, planned.Region);
        var id = await jobs.CreateAsync(order, stop).ConfigureAwait(false);
        log.Verbose($"Job {id} is made, under the token {order.Token}.");
        try
        {
            return await jobs.DescribeAsync(id, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e)
        {
            // It is made all the same, and whoever made it needs its id.
            log.Warning($"Job {id} is made, but cannot be looked at: {e.Message}");
            return new S3EncryptionJob
            {
                JobId = id,
                Region = planned.Region,
                AccountId = account,
                Status = S3JobStatus.New,
                Operation = OperationElement.NameOf(order.Operation),
                Description = order.Description,
                Priority = order.Priority,
                Created = DateTimeOffset.UtcNow,
                JobRoleArn = order.RoleArn,
            };
        }
    }
}
