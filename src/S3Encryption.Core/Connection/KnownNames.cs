using System;
using System.Collections.Generic;
using System.Linq;
using Amazon;
using Amazon.Runtime.CredentialManagement;

namespace S3Encryption.Core.Connection;

/// <summary>What may be named without asking anybody: profiles and Regions.</summary>
public static class KnownNames
{
    /// <summary>The profiles of the shared AWS files, and those of the AWS SDK's own store on Windows.</summary>
    public static IReadOnlyList<string> Profiles() =>
        [.. new CredentialProfileStoreChain().ListProfiles().Select(p => p.Name).Distinct().OrderBy(n => n, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The Regions of every partition that the AWS SDK knows, and what they are called.</summary>
    public static IReadOnlyList<(string Name, string Place)> Regions() =>
        [.. RegionEndpoint.EnumerableAllRegions.Select(r => (r.SystemName, r.DisplayName)).OrderBy(r => r.SystemName, StringComparer.Ordinal)];
}
