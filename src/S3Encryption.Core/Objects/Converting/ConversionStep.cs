namespace S3Encryption.Core.Objects.Converting;

/// <summary>What is to be done with one object.</summary>
/// <param name="Action">What.</param>
/// <param name="Reason">Why it is skipped or blocked.</param>
/// <param name="KeepsOldVersion">Whether the bucket keeps it as it was.</param>
internal sealed record ConversionStep(S3ConversionAction Action, string? Reason = null, bool KeepsOldVersion = false)
{
    public bool IsCopy => Action is S3ConversionAction.Copy or S3ConversionAction.MultipartCopy;

    public static ConversionStep Blocked(string reason) => new(S3ConversionAction.Blocked, reason);
}
