using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Access;

/// <summary>What a test found.</summary>
public sealed record KmsAccessReport
{
    internal KmsAccessReport(TestedKey key, IReadOnlyList<KmsActionProbe> probes, IReadOnlyList<KmsAccess> results)
    {
        Key = key;
        Probes = probes;
        Results = results;
    }

    /// <summary>One result an action.</summary>
    public IReadOnlyList<KmsAccess> Results { get; init; }

    /// <summary>The failure to tell beside them: S3 cannot use the key, or a canary could not be sent; null where there is none.</summary>
    public S3EncryptionException? Failure { get; init; }

    /// <summary>The key, as far as it could be resolved.</summary>
    public string KeyName => Key.Name;

    /// <summary>The least identity policy for what was denied; null where nothing is missing that a grant could mend.</summary>
    public string? MissingPolicy => GrantingStatement.Policy(Probes.Zip(Results, (probe, access) => (probe, access)));

    internal TestedKey Key { get; }

    /// <summary>What was asked; the results are in the same order.</summary>
    internal IReadOnlyList<KmsActionProbe> Probes { get; }
}
