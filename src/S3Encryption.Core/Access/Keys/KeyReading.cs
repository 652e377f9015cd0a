using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Access.Keys;

/// <summary>Puts one key together: what DescribeKey told, and what each further question brings.</summary>
internal sealed class KeyReading(AwsConnection connection, KmsKeys keys, KeyArn arn, Readings readings)
{
    private readonly IAmazonKeyManagementService _kms = connection.Kms(arn.Region);
    private readonly string _arn = arn.ToString();

    /// <param name="metadata">DescribeKey's answer; null where it was denied.</param>
    /// <param name="aliases">The aliases of all keys, where they are read for all; else this key's are asked for.</param>
    /// <param name="withPolicy">Whether to read the policy.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<S3KmsKey> ReadAsync(
        KeyMetadata? metadata, Func<Task<KeyAliases>>? aliases, bool withPolicy, CancellationToken stop)
    {
        var kind = metadata is null ? null : KmsKey.From(metadata);
        var named = readings.AskAsync(nameof(S3KmsKey.Aliases), AliasesAsync(aliases, stop));
        var rotation = RotationAsync(kind, stop);
        var tags = readings.AskAsync(nameof(S3KmsKey.Tags), TagsAsync(stop));
        var usage = readings.AskAsync(nameof(S3KmsKey.LastUsed), LastUsageAsync(stop));
        var policy = withPolicy
            ? readings.AskAsync(nameof(S3KmsKey.Policy), keys.PolicyAsync(_arn, stop))
            : Task.FromResult<string?>(null);
        await Task.WhenAll(named, rotation, tags, usage, policy).ConfigureAwait(false);
        var names = await named.ConfigureAwait(false);
        var turns = await rotation.ConfigureAwait(false);
        var (usable, why) = Fitness(kind, names);
        return new S3KmsKey
        {
            Arn = _arn,
            KeyId = arn.KeyId,
            AccountId = arn.AccountId,
            Region = arn.Region,
            Aliases = names,
            Description = metadata?.Description,
            State = kind?.State,
            Enabled = metadata?.Enabled,
            Manager = kind?.Manager,
            Spec = kind?.Spec,
            Usage = kind?.Usage,
            Origin = metadata?.Origin?.Value,
            MultiRegion = metadata?.MultiRegion,
            MultiRegionKeyType = metadata?.MultiRegionConfiguration?.MultiRegionKeyType?.Value,
            RelatedKeys = MultiRegionKeys.Beside(metadata),
            UsableByS3 = usable,
            WhyNotUsable = why,
            RotationEnabled = turns?.KeyRotationEnabled,
            RotationPeriodInDays = turns?.RotationPeriodInDays,
            NextRotation = Utc(turns?.NextRotationDate),
            Created = Utc(metadata?.CreationDate),
            DeletionDate = Utc(metadata?.DeletionDate),
            LastUsed = Utc((await usage.ConfigureAwait(false))?.Timestamp),
            Tags = await tags.ConfigureAwait(false),
            Policy = await policy.ConfigureAwait(false),
            NotRead = readings.NotRead,
        };
    }

    private async Task<IReadOnlyList<string>> AliasesAsync(Func<Task<KeyAliases>>? ofAll, CancellationToken stop)
    {
        var aliases = ofAll is not null ? ofAll() : KeyAliases.ReadAsync(connection, arn.Region, _arn, stop);
        return (await aliases.ConfigureAwait(false)).Of(arn.KeyId);
    }

    // Only symmetric keys whose material KMS made can be rotated by it (API_EnableKeyRotation); asking of others is an error.
    private async Task<GetKeyRotationStatusResponse?> RotationAsync(KmsKey? kind, CancellationToken stop)
    {
        const string property = nameof(S3KmsKey.RotationEnabled);
        if (kind is not null && kind.Spec != "SYMMETRIC_DEFAULT")
        {
            readings.Miss(property, $"KMS does not rotate {kind.Spec} keys.");
            return null;
        }

        var request = new GetKeyRotationStatusRequest { KeyId = _arn };
        return await readings.AskAsync(
            property, SendAsync("GetKeyRotationStatus", () => _kms.GetKeyRotationStatusAsync(request, stop), stop)).ConfigureAwait(false);
    }

    private async Task<KeyLastUsageData?> LastUsageAsync(CancellationToken stop)
    {
        var request = new GetKeyLastUsageRequest { KeyId = _arn };
        var answer = await SendAsync("GetKeyLastUsage", () => _kms.GetKeyLastUsageAsync(request, stop), stop).ConfigureAwait(false);
        return answer.KeyLastUsage;
    }

    private async Task<IReadOnlyDictionary<string, string>> TagsAsync(CancellationToken stop)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var request = new ListResourceTagsRequest { KeyId = _arn };
        do
        {
            var page = await SendAsync("ListResourceTags", () => _kms.ListResourceTagsAsync(request, stop), stop).ConfigureAwait(false);
            foreach (var tag in page.Tags ?? []) tags[tag.TagKey] = tag.TagValue;
            request.Marker = page.Truncated == true ? page.NextMarker : null;
        }
        while (request.Marker is not null);
        return tags;
    }

    // An AWS managed key serves the one service that it was made for, which its alias names.
    private static (bool? Usable, string? Why) Fitness(KmsKey? key, IReadOnlyList<string>? aliases)
    {
        if (key is null) return (null, null);
        if (key.NotForS3 is Explanation why) return (false, $"The key {why.Reason}. {why.Hint}");
        if (!key.IsAwsManaged || aliases?.Contains(KmsKey.DefaultAlias) == true) return (true, null);
        return aliases is null || aliases.Count == 0
            ? (null, "It is the key of an AWS service; which one is not told.")
            : (false, $"The key is that of another AWS service ({aliases[0]}).");
    }

    private Task<T> SendAsync<T>(string operation, Func<Task<T>> send, CancellationToken stop) =>
        Guarded.SendAsync(new RequestSubject(operation, connection.KmsEndpoint) { KmsKeyId = _arn }, send, stop);

    private static DateTimeOffset? Utc(DateTime? time) => time is DateTime t ? new DateTimeOffset(t.ToUniversalTime()) : null;
}
