using System;
using System.Collections.Generic;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Kms;

namespace S3Encryption.Sandbox.Hosting;

/// <summary>What a sandbox is started with; everything has a default.</summary>
public sealed record SandboxOptions
{
    /// <summary>The port of the TLS endpoint; 0 any that is free.</summary>
    public int Port { get; init; }

    /// <summary>The port of a second endpoint without TLS, for tests of what is refused there; 0 any, null none.</summary>
    public int? HttpPort { get; init; }

    /// <summary>The Region of the endpoint and of KMS.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The account that owns keys and configured buckets.</summary>
    public string AccountId { get; init; } = "111122223333";

    /// <summary>Who may sign requests; null: <see cref="DefaultPrincipals"/>.</summary>
    public IReadOnlyList<Principal>? Principals { get; init; }

    /// <summary>The roles to be assumed, beside those that a principal is a session of.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>The OpenID Connect providers whose tokens roles may be assumed with.</summary>
    public IReadOnlyList<WebIdentityProvider> WebIdentityProviders { get; init; } = [];

    /// <summary>The KMS keys that are there from the start.</summary>
    public IReadOnlyList<KmsKeySettings> Keys { get; init; } = [];

    /// <summary>The buckets that are there from the start.</summary>
    public IReadOnlyList<BucketSettings> Buckets { get; init; } = [];

    /// <summary>What is to go wrong.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Up to how many bytes a body is kept in memory; larger ones go to temporary files.</summary>
    public int MemoryBodyLimit { get; init; } = 4 << 20;

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
