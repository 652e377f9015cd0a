using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.KeyManagementService.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Access.Keys;

/// <summary>Reads KMS keys as somebody who encrypts in S3 sees them.</summary>
public sealed class KmsKeyReader
{
    private const int PageSize = 1000;
    private readonly AwsConnection _connection;
    private readonly bool _withPolicy;
    private readonly Lazy<Task<KeyAliases>> _aliases;

    /// <summary>Sends nothing yet.</summary>
    /// <param name="connection">Where the keys are.</param>
    /// <param name="withPolicy">Whether to read each key's policy too.</param>
    /// <param name="stop">Ends the reading of aliases, which are read once for all keys.</param>
    public KmsKeyReader(AwsConnection connection, bool withPolicy, CancellationToken stop)
    {
        _connection = connection;
        _withPolicy = withPolicy;
        _aliases = new Lazy<Task<KeyAliases>>(() => KeyAliases.ReadAsync(connection, null, null, stop));
    }

    /// <summary>Begins with every key of the account and Region, in KMS's order, page by page.</summary>
    /// <exception cref="S3EncryptionException">The caller may not list them.</exception>
    public async Task ForEachAsync(Func<KeyArn, Task> begin, CancellationToken stop)
    {
        var kms = _connection.Kms();
        var subject = new RequestSubject("ListKeys", _connection.KmsEndpoint);
        var request = new ListKeysRequest { Limit = PageSize };
        do
        {
            var page = await Guarded.SendAsync(subject, () => kms.ListKeysAsync(request, stop), stop).ConfigureAwait(false);
            foreach (var key in page.Keys ?? [])
                if (KeyArn.Parse(key.KeyArn) is { } arn) await begin(arn).ConfigureAwait(false);
            request.Marker = page.Truncated == true ? page.NextMarker : null;
        }
        while (request.Marker is not null);
    }

    /// <summary>The names of all aliases that stand for a key.</summary>
    /// <exception cref="S3EncryptionException">The caller may not list aliases.</exception>
    public async Task<IReadOnlyList<string>> AliasNamesAsync() => (await _aliases.Value.ConfigureAwait(false)).Names;

    /// <summary>The keys that have an alias that fits.</summary>
    /// <exception cref="S3EncryptionException">The caller may not list aliases.</exception>
    public async Task<IReadOnlyList<KeyArn>> FindAsync(Func<string, bool> fits) =>
        (await _aliases.Value.ConfigureAwait(false)).KeysOf(fits);

    /// <summary>One of the keys that were found by the above.</summary>
    /// <exception cref="S3EncryptionException">It is gone, or KMS cannot be asked.</exception>
    public Task<S3KmsKey> ReadAsync(KeyArn key, CancellationToken stop) => ReadAsync(key.ToString(), () => _aliases.Value, stop);

    /// <summary>The key of an id, ARN, alias name (with or without <c>alias/</c>) or alias ARN.</summary>
    /// <exception cref="S3EncryptionException">There is none, or KMS cannot be asked.</exception>
    public Task<S3KmsKey> ReadAsync(string keyId, CancellationToken stop) => ReadAsync(KmsKeyNames.WithPrefix(keyId), null, stop);

    private async Task<S3KmsKey> ReadAsync(string keyId, Func<Task<KeyAliases>>? aliases, CancellationToken stop)
    {
        var keys = new KmsKeys(_connection, KeyArn.RegionOf(keyId));
        var readings = new Readings();
        KeyMetadata? metadata = null;
        KeyArn? arn;
        try
        {
            metadata = await keys.MetadataAsync(keyId, stop).ConfigureAwait(false);
            arn = KeyArn.Parse(metadata.Arn);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "KmsAccessDenied")
        {
            arn = KeyArn.Parse(keyId) ?? KeyArn.Parse(DenialText.KeyOf(e.Message) ?? string.Empty);
            if (arn is null) throw;
            readings.Miss(nameof(S3KmsKey.State), e.Message);
        }

        var key = new KeyReading(_connection, keys, arn!, readings);
        return await key.ReadAsync(metadata, aliases, _withPolicy, stop).ConfigureAwait(false);
    }
}
