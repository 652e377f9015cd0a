using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Access;

/// <summary>Looks KMS keys up in one Region.</summary>
internal sealed class KmsKeys
{
    private readonly IAmazonKeyManagementService _kms;
    private readonly Endpoint _endpoint;

    public KmsKeys(AwsConnection connection, string? region)
    {
        _kms = connection.Kms(region);
        _endpoint = connection.KmsEndpoint;
    }

    /// <summary>Finds a key by id, ARN, alias name or alias ARN.</summary>
    /// <exception cref="S3EncryptionException">There is none, or the caller may not see it.</exception>
    public async Task<KmsKey> DescribeAsync(string keyId, CancellationToken stop) =>
        KmsKey.From(await MetadataAsync(keyId, stop).ConfigureAwait(false));

    /// <summary>All that DescribeKey tells of a key.</summary>
    /// <exception cref="S3EncryptionException">There is none, or the caller may not see it.</exception>
    public async Task<KeyMetadata> MetadataAsync(string keyId, CancellationToken stop)
    {
        var request = new DescribeKeyRequest { KeyId = keyId };
        var answer = await Guarded.SendAsync(
            Subject("DescribeKey", keyId), () => _kms.DescribeKeyAsync(request, stop), stop).ConfigureAwait(false);
        return answer.KeyMetadata;
    }

    /// <summary>The first alias of a key of the caller's account; null where it has none.</summary>
    /// <exception cref="S3EncryptionException">The caller may not list aliases.</exception>
    public async Task<string?> FirstAliasAsync(string keyId, CancellationToken stop)
    {
        var request = new ListAliasesRequest { KeyId = keyId, Limit = 1 };
        var answer = await Guarded.SendAsync(
            Subject("ListAliases", keyId), () => _kms.ListAliasesAsync(request, stop), stop).ConfigureAwait(false);
        return answer.Aliases?.FirstOrDefault()?.AliasName;
    }

    /// <summary>Whether the key is rotated by itself.</summary>
    /// <exception cref="S3EncryptionException">The caller may not see that.</exception>
    public async Task<bool> IsRotatedAsync(string keyArn, CancellationToken stop)
    {
        var request = new GetKeyRotationStatusRequest { KeyId = keyArn };
        var answer = await Guarded.SendAsync(
            Subject("GetKeyRotationStatus", keyArn), () => _kms.GetKeyRotationStatusAsync(request, stop), stop).ConfigureAwait(false);
        return answer.KeyRotationEnabled ?? false;
    }

    /// <summary>The key's policy document, in JSON.</summary>
    /// <exception cref="S3EncryptionException">The caller may not read it.</exception>
    public async Task<string> PolicyAsync(string keyArn, CancellationToken stop)
    {
        var request = new GetKeyPolicyRequest { KeyId = keyArn, PolicyName = "default" };
        var answer = await Guarded.SendAsync(
            Subject("GetKeyPolicy", keyArn), () => _kms.GetKeyPolicyAsync(request, stop), stop).ConfigureAwait(false);
        return answer.Policy;
    }

    private RequestSubject Subject(string operation, string keyId) => new(operation, _endpoint) { KmsKeyId = keyId };
}
