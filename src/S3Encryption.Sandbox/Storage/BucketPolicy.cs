using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Sandbox.Storage;

/// <summary>A bucket policy, as it was sent and as it is evaluated.</summary>
internal sealed record BucketPolicy(string Text, PolicyDocument Document);
