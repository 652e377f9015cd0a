using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Connection;

/// <summary>
/// The credentials of a role, renewed before they expire. The SDK's own class makes an STS client of its own, which would not know the
/// connection's endpoint and certificates.
/// </summary>
internal sealed class AssumedRole : RefreshingAWSCredentials
{
    private readonly IAmazonSecurityTokenService _sts;
    private readonly Endpoint _endpoint;
    private readonly string _roleArn;
    private readonly string? _externalId;

    public AssumedRole(IAmazonSecurityTokenService sts, Endpoint endpoint, string roleArn, string? externalId)
    {
        _endpoint = endpoint;
        _sts = sts;
        _roleArn = roleArn;
        _externalId = externalId;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <exception cref="S3EncryptionException">The role cannot be assumed; nothing that follows could succeed.</exception>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        try
        {
            var role = await Guarded.SendAsync(new RequestSubject("AssumeRole", _endpoint), AssumeAsync, default).ConfigureAwait(false);
            return new CredentialsRefreshState(
                new ImmutableCredentials(role.AccessKeyId, role.SecretAccessKey, role.SessionToken), role.Expiration ?? DateTime.UtcNow);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            throw SetUpFailures.RoleNotAssumed(_roleArn, e);
        }
    }

    private async Task<Amazon.SecurityToken.Model.Credentials> AssumeAsync()
    {
        var answer = await _sts.AssumeRoleAsync(new AssumeRoleRequest
        {
            RoleArn = _roleArn,
            ExternalId = _externalId,
            RoleSessionName = "S3Encryption-" + DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
        }).ConfigureAwait(false);
        return answer.Credentials;
    }
}
