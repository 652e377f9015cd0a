namespace S3Encryption.Core.Connection;

/// <summary>Credentials as somebody else in the process has them at this moment.</summary>
/// <param name="AccessKeyId">The access key id.</param>
/// <param name="SecretAccessKey">The secret.</param>
/// <param name="SessionToken">The token of temporary credentials; null or empty for others.</param>
public sealed record CallerKeys(string AccessKeyId, string SecretAccessKey, string? SessionToken)
{
    /// <summary>Keeps secrets out of a record's generated text.</summary>
    public override string ToString() => AccessKeyId;
}
