using System.Collections.Generic;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Buckets.Policies;

/// <summary>What S3 says of bucket policies it does not take.</summary>
internal static class PolicyErrors
{
    internal const string NotJson = "Policies must be valid JSON and the first byte must be '{'";

    internal static AwsErrorException Malformed(string message, string? detail = null) => new(
        400, "MalformedPolicy", message, detail is null ? null : new Dictionary<string, string> { ["Detail"] = detail });

    internal static AwsErrorException TooLarge(int most) =>
        Malformed("Policy exceeds the maximum allowed document size of " + most + " bytes.");

    internal static AwsErrorException MissingField(string name) => Malformed("Missing required field " + name);
}
