using System;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Jobs.Starting;

/// <summary>A job that could be started: every check was passed, and nothing is made yet.</summary>
/// <param name="Region">Where it would be.</param>
/// <param name="Description">What it would do, as a person is asked whether to.</param>
/// <param name="Order">Makes what it needs, and the order itself.</param>
public sealed record PlannedJob(string Region, string Description, Func<CancellationToken, Task<JobOrder>> Order);
