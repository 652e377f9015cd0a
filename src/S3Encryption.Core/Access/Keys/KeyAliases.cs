using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.KeyManagementService.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Access.Keys;

/// <summary>The aliases of one account and Region, or those of one key.</summary>
internal sealed class KeyAliases
{
    private const int PageSize = 100;
    private readonly List<AliasListEntry> _all;

    private KeyAliases(List<AliasListEntry> all) => _all = all;

    /// <summary>Reads all, or those of one key.</summary>
    /// <exception cref="S3EncryptionException">The caller may not list them.</exception>
    public static async Task<KeyAliases> ReadAsync(AwsConnection connection, string? region, string? keyArn, CancellationToken stop)
    {
        var kms = connection.Kms(region);
        var subject = new RequestSubject("ListAliases", connection.KmsEndpoint) { KmsKeyId = keyArn };
        var request = new ListAliasesRequest { KeyId = keyArn, Limit = PageSize };
        var all = new List<AliasListEntry>();
        do
        {
            var page = await Guarded.SendAsync(subject, () => kms.ListAliasesAsync(request, stop), stop).ConfigureAwait(false);
            // AWS lists the aliases of services that have no key yet.
            all.AddRange((page.Aliases ?? []).Where(static alias => alias.TargetKeyId is not null));
            request.Marker = page.Truncated == true ? page.NextMarker : null;
        }
        while (request.Marker is not null);
        return new KeyAliases(all);
    }

    /// <summary>The names of a key's aliases.</summary>
    public IReadOnlyList<string> Of(string keyId) =>
    [
        .. _all.Where(alias => alias.TargetKeyId == keyId)
            .Select(static alias => alias.AliasName).OrderBy(static name => name, StringComparer.Ordinal),
    ];

    /// <summary>The names of all.</summary>
    public IReadOnlyList<string> Names => [.. _all.Select(static alias => alias.AliasName)];

    /// <summary>The keys, each once, of which an alias fits.</summary>
    public IReadOnlyList<KeyArn> KeysOf(Func<string, bool> fits) =>
        [.. _all.Where(alias => fits(alias.AliasName)).Select(KeyOf).Distinct()];

    private static KeyArn KeyOf(AliasListEntry alias)
    {
        var parts = alias.AliasArn.Split(':');
        return new KeyArn(parts[1], parts[3], parts[4], alias.TargetKeyId);
    }
}
