using System.Linq;
using S3Encryption.Core.Objects;

namespace S3Encryption.Core.Jobs.Starting;

/// <summary>What is said of a job before there is one.</summary>
internal static class JobText
{
    private const int LongestDescription = 256;

    /// <summary>What it would do to what, in whose name.</summary>
    public static string Of(JobOrder order, string what)
    {
        var to = order.Encryption switch
        {
            ObjectEncryption.SseKms kms => $"SSE-KMS under {kms.KmsKeyId}, {(kms.BucketKey == true ? "with" : "without")} a Bucket Key",
            ObjectEncryption.DsseKms dsse => $"DSSE-KMS under {dsse.KmsKeyId}",
            _ => "SSE-S3",
        };
        var how = order.Operation == JobOperation.Update
            ? "by UpdateObjectEncryption"
            : $"by copying each onto itself, in class {order.StorageClass}";
        return $"{what} to {to}, {how}, as {order.RoleArn}, reported to {order.Report}";
    }

    /// <summary>A description that S3 takes: up to 256 characters that can be shown.</summary>
    public static string Short(string text)
    {
        var shown = new string([.. text.Select(static c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)]);
        return shown.Length <= LongestDescription ? shown : shown.Substring(0, LongestDescription);
    }
}
