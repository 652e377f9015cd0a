using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Protocol;

namespace S3Encryption.Sandbox.Jobs;

/// <summary>All jobs of all accounts. Safe for concurrent use.</summary>
internal sealed class JobDirectory
{
    private readonly Lock _adding = new();
    private readonly Dictionary<(string AccountId, string Token), Job> _byToken = [];
    private volatile IReadOnlyList<Job> _jobs = [];

    /// <summary>All, newest first.</summary>
    internal IReadOnlyList<Job> All => _jobs;

    internal Job? Find(string accountId, string id) => _jobs.FirstOrDefault(job => job.Id == id && job.AccountId == accountId);

    /// <summary>
    /// Adds a job, unless the account has used its token before: the job that was made then is returned, if it was asked for in the
    /// same words.
    /// </summary>
    internal Job Add(Job job)
    {
        lock (_adding)
        {
            if (_byToken.TryGetValue((job.AccountId, job.Request.Token), out var former))
            {
                return XNode.DeepEquals(former.Request.Document, job.Request.Document) ? former : throw ControlErrors.Idempotency();
            }

            _byToken.Add((job.AccountId, job.Request.Token), job);
            _jobs = [job, .. _jobs];
            return job;
        }
    }
}
