using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Sts;

/// <summary>What every way of assuming a role is asked for.</summary>
internal sealed record SessionRequest(string RoleArn, string SessionName, int Seconds, string? PolicyText, PolicyDocument? Policy)
{
    private const int DefaultSeconds = 3600;
    private const int LongestPolicy = 2048;

    internal static SessionRequest Read(StsForm form)
    {
        var roleArn = form.RequiredText("RoleArn", 20, 2048);
        var name = form.RequiredText("RoleSessionName", 2, 64, StsForm.NamePattern);
        var seconds = form.Number("DurationSeconds", 900, 43200) ?? DefaultSeconds;
        if (form.Members("PolicyArns").Any())
        {
            throw new AwsErrorException(400, "ValidationError", "The sandbox has no managed policies: pass the document as Policy.");
        }

        var text = form.Text("Policy", 1, LongestPolicy);
        return new(roleArn, name, seconds, text, text is null ? null : Parse(text));
    }

    /// <summary>The session, if the role lasts that long; a session that assumes a role gets an hour at most.</summary>
    internal Principal NewSession(Role role, DateTimeOffset now, bool isChained)
    {
        if (Seconds > role.MaxSessionSeconds)
        {
            throw TooLong("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }

        if (isChained && Seconds > DefaultSeconds)
        {
            throw TooLong("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }

        return role.Session(SessionName, now.AddSeconds(Seconds)) with { SessionPolicy = Policy };
    }

    /// <summary>What of the room for policies this one takes, in percent; nothing where there is none.</summary>
    internal IEnumerable<object> PackedSize() =>
        PolicyText is null ? [] : [StsAnswer.Element("PackedPolicySize", $"{Math.Max(1, PolicyText.Length * 100 / LongestPolicy)}")];

    private static AwsErrorException TooLong(string message) => new(400, "ValidationError", message);

    private static PolicyDocument Parse(string text)
    {
        try
        {
            return PolicyDocument.Parse(text, PolicyKind.Identity);
        }
        catch (PolicyFormatException malformed)
        {
            throw new AwsErrorException(400, "MalformedPolicyDocument", malformed.Message);
        }
    }
}
