using System.Collections.Generic;

namespace S3Encryption.Core.Access;

/// <summary>What a test found.</summary>
/// <param name="Results">One result an action.</param>
/// <param name="Unusable">The failure to tell beside them where the key can be used by nobody; null where it can.</param>
/// <param name="MissingPolicy">The least identity policy for what was denied; null where nothing is missing that a grant could mend.</param>
public sealed record KmsAccessReport(IReadOnlyList<KmsAccess> Results, S3EncryptionException? Unusable, string? MissingPolicy);
