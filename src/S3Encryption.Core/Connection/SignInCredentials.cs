using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.SSO;
using Amazon.SSOOIDC;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Connection;

/// <summary>
/// The credentials of a profile that signs in by IAM Identity Center, by itself or as the source of a role. The SDK says of a sign-in that
/// has ended that no token was found; here it is said what to run.
/// </summary>
/// <param name="inner">The SDK's.</param>
/// <param name="profile">The profile that signs in.</param>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html</remarks>
internal sealed class SignInCredentials(AWSCredentials inner, string profile) : AWSCredentials
{
    // A profile's source may have a source; more than these are a circle.
    private const int MostSources = 8;

    /// <summary>The profile that signs in for one; null where none does.</summary>
    public static string? ProfileOf(string? profileName)
    {
        var name = profileName ?? Environment.GetEnvironmentVariable("AWS_PROFILE") ?? "default";
        var chain = new CredentialProfileStoreChain();
        for (var i = 0; i < MostSources && !string.IsNullOrEmpty(name) && chain.TryGetProfile(name, out var profile); i++)
        {
            if (profile.Options is { SsoSession: { Length: > 0 } } or { SsoStartUrl: { Length: > 0 } }) return name;
            name = profile.Options.SourceProfile;
        }

        return null;
    }

    /// <exception cref="S3EncryptionException">The sign-in has ended, or gives nothing.</exception>
    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    /// <exception cref="S3EncryptionException">The sign-in has ended, or gives nothing.</exception>
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            return await inner.GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (Meaning(e) is S3EncryptionException meant)
        {
            throw meant;
        }
    }

    private S3EncryptionException? Meaning(Exception e)
    {
        for (var at = e; at is not null; at = at.InnerException)
        {
            switch (at)
            {
                case AmazonSSOOIDCException or AmazonSSOException { ErrorCode: "UnauthorizedException" }:
                case AmazonClientException when at.Message.Contains("SSO Token"):
                    return SetUpFailures.SignInEnded(profile);
                case AmazonSSOException:
                    return SetUpFailures.NoCredentials(profile, at);
            }
        }

        return null;
    }
}
