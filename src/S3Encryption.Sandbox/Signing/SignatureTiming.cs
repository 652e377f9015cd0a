using System;

namespace S3Encryption.Sandbox.Signing;

/// <summary>Whether a signature is of now: within the allowed skew, or within a presigned request's lifetime.</summary>
internal static class SignatureTiming
{
    private static readonly TimeSpan S3Skew = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan OtherSkew = TimeSpan.FromMinutes(5);

    internal static void Check(SignatureClaim claim, DateTimeOffset now, SigningErrors errors)
    {
        var allowed = claim.Credential.Service == RequestedService.S3 ? S3Skew : OtherSkew;
        if (claim.Lifetime is { } lifetime)
        {
            if (claim.Time - now > allowed)
            {
                throw SigningErrors.PresignedNotYetValid();
            }

            if (now > claim.Time + lifetime)
            {
                throw SigningErrors.PresignedExpired(claim.Time + lifetime, now, lifetime);
            }
        }
        else if ((now - claim.Time).Duration() > allowed)
        {
            throw errors.Skewed(claim.Time, now, claim.TimeText, allowed);
        }

        if (!claim.TimeText.StartsWith(claim.Credential.Date, StringComparison.Ordinal))
        {
            throw errors.MalformedAuthorization(
                $"Invalid credential date \"{claim.Credential.Date}\". "
                    + $"This date is not the same as X-Amz-Date: \"{claim.TimeText[..8]}\".");
        }
    }
}
