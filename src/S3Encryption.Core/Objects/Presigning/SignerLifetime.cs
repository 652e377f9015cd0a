using System;
using System.Globalization;
using Amazon.Runtime;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Objects.Presigning;

/// <summary>When the credentials end that a URL is signed with: the URL ends with them, whatever it says.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html, «Who can create a presigned URL»</remarks>
internal sealed class SignerLifetime(IActivityLog log)
{
    // A role's session lasts an hour unless it was asked for otherwise, so that a URL for the same hour ends with it by design.
    private static readonly TimeSpan UsualSession = TimeSpan.FromHours(1);
    // The SDK lets credentials end a minute before they do.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);
    private bool _hasWarned;

    /// <summary>When a URL really ends. Warns once where that is sooner than was asked.</summary>
    public DateTimeOffset End(AWSCredentials source, ImmutableCredentials signer, DateTimeOffset from, TimeSpan lifetime)
    {
        var asked = (from + lifetime).ToLocalTime();
        if (!signer.UseToken) return asked;
        if (source.Expiration is not DateTime known)
        {
            if (lifetime > UsualSession)
                Warn("The URL is signed with temporary credentials, and ends when they do, which may be long before it says. ");
            return asked;
        }

        var end = new DateTimeOffset(known.ToUniversalTime()).ToLocalTime();
        if (end >= asked) return asked;
        if (asked - end > Slack)
        {
            Warn(string.Format(
                CultureInfo.InvariantCulture,
                "The URL is signed with temporary credentials, and ends when they do, at {0:yyyy-MM-dd HH:mm zzz} "
                    + "instead of {1:yyyy-MM-dd HH:mm zzz}. ",
                end, asked));
        }

        return end;
    }

    private void Warn(string text)
    {
        if (_hasWarned) return;
        _hasWarned = true;
        log.Warning(text + "For longer ones sign as an IAM user: -ProfileName or -Credential.");
    }
}
