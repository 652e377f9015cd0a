using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Kms;

namespace S3Encryption.Sandbox.Hosting;

/// <summary>The configuration file. What it does not say is as without a file; a name it does not know is an error.</summary>
internal sealed record SandboxConfig
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    public string? Region { get; init; }

    public string? AccountId { get; init; }

    public IReadOnlyList<PrincipalEntry>? Principals { get; init; }

    public IReadOnlyList<RoleEntry> Roles { get; init; } = [];

    public IReadOnlyList<WebIdentityProviderEntry> WebIdentityProviders { get; init; } = [];

    public IReadOnlyList<KeyEntry> Keys { get; init; } = [];

    public IReadOnlyList<BucketEntry> Buckets { get; init; } = [];

    public NewBucketSettings NewBuckets { get; init; } = new();

    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <exception cref="FormatException">The file is not such a document.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static SandboxOptions Load(string file, SandboxOptions defaults)
    {
        try
        {
            var config = JsonSerializer.Deserialize<SandboxConfig>(File.ReadAllText(file), Form)
                ?? throw new FormatException("The document is null.");
            return config.ToOptions(defaults);
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new FormatException(unreadable.Message, unreadable);
        }
    }

    private static string? Text(JsonElement? policy) => policy?.GetRawText();

    private SandboxOptions ToOptions(SandboxOptions defaults)
    {
        var accountId = AccountId ?? defaults.AccountId;
        if (accountId.Length != 12 || !accountId.All(char.IsAsciiDigit))
        {
            throw new FormatException("accountId needs twelve digits, not «" + accountId + "».");
        }

        return defaults with
        {
            Region = Region ?? defaults.Region,
            AccountId = accountId,
            Principals = Principals?.Select(entry => entry.ToPrincipal(accountId)).ToList(),
            Roles = [.. Roles.Select(entry => entry.ToRole(accountId))],
            WebIdentityProviders = [.. WebIdentityProviders.Select(entry => entry.ToProvider(accountId))],
            Keys = [.. Keys.Select(entry => entry.ToSettings())],
            Buckets = [.. Buckets.Select(entry => entry.ToSettings())],
            NewBuckets = NewBuckets,
            Faults = [.. defaults.Faults, .. FaultJson.Check(Faults)],
        };
    }

    internal sealed record PrincipalEntry(string Name)
    {
        public string? Arn { get; init; }

        public string? AccessKeyId { get; init; }

        public string? SecretAccessKey { get; init; }

        public string? SessionToken { get; init; }

        public DateTimeOffset? Expires { get; init; }

        public IReadOnlyList<JsonElement> Policies { get; init; } = [];

        public Dictionary<string, string> Tags { get; init; } = [];

        internal Principal ToPrincipal(string accountId)
        {
            var user = DefaultPrincipals.User(Name, accountId);
            return user with
            {
                Arn = Arn ?? user.Arn,
                AccountId = Arn?.Split(':') is { Length: >= 6 } parts ? parts[4] : accountId,
                AccessKeyId = AccessKeyId ?? (SessionToken is null ? user.AccessKeyId : NewCredentials.AccessKeyId("ASIA")),
                SecretAccessKey = SecretAccessKey ?? user.SecretAccessKey,
                SessionToken = SessionToken,
                Expires = Expires,
                Policies = [.. Policies.Select(policy => PolicyDocument.Parse(policy, PolicyKind.Identity))],
                Tags = Tags,
            };
        }
    }

    internal sealed record RoleEntry(string Name)
    {
        public string Path { get; init; } = "/";

        public IReadOnlyList<JsonElement> Policies { get; init; } = [];

        public JsonElement? TrustPolicy { get; init; }

        public int MaxSessionDuration { get; init; } = 3600;

        public Dictionary<string, string> Tags { get; init; } = [];

        internal Role ToRole(string accountId) => new()
        {
            Name = Name,
            AccountId = accountId,
            Path = Path,
            Policies = [.. Policies.Select(policy => PolicyDocument.Parse(policy, PolicyKind.Identity))],
            TrustPolicy = TrustPolicy is { } trust ? PolicyDocument.Parse(trust) : null,
            MaxSessionSeconds = MaxSessionDuration is >= 3600 and <= 43200 ? MaxSessionDuration
                : throw new FormatException($"The role «{Name}» needs a maxSessionDuration from 3600 to 43200 seconds."),
            Tags = Tags,
        };
    }

    internal sealed record WebIdentityProviderEntry(string Issuer, IReadOnlyList<string> Audiences)
    {
        public JsonElement? Keys { get; init; }

        internal WebIdentityProvider ToProvider(string accountId) => new(accountId, Issuer, Audiences, Text(Keys));
    }

    internal sealed record KeyEntry
    {
        public string? KeyId { get; init; }

        public string? Alias { get; init; }

        public string Description { get; init; } = "";

        public JsonElement? Policy { get; init; }

        public KmsKeyState State { get; init; }

        public string Spec { get; init; } = "SYMMETRIC_DEFAULT";

        public string Usage { get; init; } = "ENCRYPT_DECRYPT";

        public bool Rotation { get; init; }

        public bool MultiRegion { get; init; }

        internal KmsKeySettings ToSettings() => new()
        {
            KeyId = KeyId,
            Alias = Alias,
            Description = Description,
            Policy = Text(Policy),
            State = State,
            Spec = Spec,
            Usage = Usage,
            Rotation = Rotation,
            MultiRegion = MultiRegion,
        };
    }

    internal sealed record BucketEntry(string Name)
    {
        public string? Region { get; init; }

        public BucketEncryptionSettings? Encryption { get; init; }

        public bool? BlockSseC { get; init; }

        public JsonElement? Policy { get; init; }

        public bool Versioned { get; init; }

        public bool StoresUnencrypted { get; init; }

        public bool RequesterPays { get; init; }

        internal BucketSettings ToSettings() => new()
        {
            Name = Name,
            Region = Region,
            Encryption = Encryption,
            BlockSseC = BlockSseC,
            Policy = Text(Policy),
            Versioned = Versioned,
            StoresUnencrypted = StoresUnencrypted,
            RequesterPays = RequesterPays,
        };
    }
}
