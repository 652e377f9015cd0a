using System;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Connection;

/// <summary>Finds who the caller is: what was given, a named profile, or the SDK's own chain.</summary>
internal static class CallerCredentials
{
    /// <exception cref="S3EncryptionException">None were found, or what was given is incomplete.</exception>
    public static AWSCredentials Find(ConnectionOptions options, ClientConfig config)
    {
        if (options.AccessKeyId is string id)
        {
            var secret = options.SecretAccessKey!;
            return options.SessionToken is string token
                ? new SessionAWSCredentials(id, secret, token)
                : new BasicAWSCredentials(id, secret);
        }

        if (options.ProfileName is string name && !new CredentialProfileStoreChain().TryGetProfile(name, out _))
            throw SetUpFailures.ProfileNotFound(name);
        if (options is { ProfileName: null, SessionKeys: { } session }) return new BorrowedCredentials(session);
        var signIn = SignInCredentials.ProfileOf(options.ProfileName);
        try
        {
            var found = DefaultAWSCredentialsIdentityResolver.GetCredentials(config);
            return signIn is null ? found : new SignInCredentials(found, signIn);
        }
        catch (InvalidOperationException) when (signIn is not null)
        {
            // What the SDK throws where nobody ever signed in: it could ask, and nothing here ever prompts.
            throw SetUpFailures.SignInEnded(signIn);
        }
        catch (AmazonClientException e)
        {
            throw SecondFactorOf(options.ProfileName) ?? SetUpFailures.NoCredentials(options.ProfileName, e);
        }
    }

    // The SDK would have to ask for the code, and nothing here ever prompts.
    private static S3EncryptionException? SecondFactorOf(string? profileName)
    {
        var name = profileName ?? Environment.GetEnvironmentVariable("AWS_PROFILE") ?? "default";
        return new CredentialProfileStoreChain().TryGetProfile(name, out var profile) && profile.Options is { MfaSerial: { Length: > 0 } serial }
            ? SetUpFailures.SecondFactor(name, serial, profile.Options.RoleArn)
            : null;
    }

    /// <summary>The profile as the SDK takes it.</summary>
    public static Profile? ProfileOf(ConnectionOptions options) => options.ProfileName is string name ? new Profile(name) : null;
}
