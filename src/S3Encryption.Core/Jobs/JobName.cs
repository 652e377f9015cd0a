using System;
using System.Linq;

namespace S3Encryption.Core.Jobs;

/// <summary>A job as a person names it: by its id, or by its ARN, which tells account and Region as well.</summary>
/// <param name="Id">The id.</param>
/// <param name="Region">Its Region; null where it was not named.</param>
/// <param name="AccountId">Its account; null where it was not named.</param>
public sealed record JobName(string Id, string? Region, string? AccountId)
{
    /// <summary>Reads <c>ID</c> or <c>arn:aws:s3:REGION:ACCOUNT:job/ID</c>.</summary>
    /// <exception cref="S3EncryptionException"><c>InvalidJobId</c>.</exception>
    public static JobName Parse(string text)
    {
        var parts = text.Split([':'], 6);
        if (parts is ["arn", _, "s3", { Length: > 0 } region, { Length: 12 } account, var resource]
            && resource.StartsWith("job/", StringComparison.Ordinal) && IsId(resource.Substring(4)))
        {
            return new JobName(resource.Substring(4), region, account);
        }

        return IsId(text) ? new JobName(text, null, null) : throw new S3EncryptionException(
            "InvalidJobId", FailureCategory.InvalidInput, $"'{text}' is no id of a job.",
            "It is what Get-S3EncryptionJob shows as JobId, or the job's ARN.");
    }

    // API_control_DescribeJob: 5 to 36 characters; it becomes part of an address.
    private static bool IsId(string text) => text.Length is >= 5 and <= 36 && text.All(
        static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_');
}
