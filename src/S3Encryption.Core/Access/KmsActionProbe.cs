using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.KeyManagementService;

namespace S3Encryption.Core.Access;

/// <summary>One KMS action and the harmless way to ask for it.</summary>
/// <param name="Action">The IAM action.</param>
/// <param name="Operations">What needs it.</param>
/// <param name="Probe">How it is asked.</param>
/// <param name="OnEveryKey">Whether the action names no key in a policy, so that its resource is <c>*</c>.</param>
/// <param name="SendAsync">Asks; returns where KMS did it, throws where it did not.</param>
internal sealed record KmsActionProbe(
    string Action,
    IReadOnlyList<KmsOperation> Operations,
    KmsAccessProbe Probe,
    bool OnEveryKey,
    Func<IAmazonKeyManagementService, string, CancellationToken, Task>? SendAsync);
