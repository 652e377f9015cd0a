using System;
using System.Collections.Generic;
using System.IO;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Transfers.Contestants;

/// <summary>rclone, without a configuration file.</summary>
internal sealed class RcloneContestant() : ToolContestant("rclone")
{
    protected override string Way => "copyto; cat; copy --transfers 16 for the small";

    protected override string VersionArgument => "version";

    protected override IEnumerable<string> Arguments(Transfer transfer)
    {
        var address = $":s3:{Access.Bucket}/{transfer.Key}";
        return transfer.Scenario switch
        {
            Scenario.LargeUp => ["copyto", transfer.Local, address],
            Scenario.LargeDown => ["cat", address],
            Scenario.SmallUp => ["copy", "--transfers", "16", transfer.Local, address],
            _ => ["copy", "--transfers", "16", address, transfer.Local],
        };
    }

    protected override IReadOnlyDictionary<string, string> Environment(Transfer transfer) => new Dictionary<string, string>
    {
        ["RCLONE_CONFIG"] = "",
        ["RCLONE_CA_CERT"] = transfer.Access.CaBundle,
        ["RCLONE_RETRIES"] = "1",
        ["RCLONE_S3_PROVIDER"] = "Other",
        ["RCLONE_S3_ENDPOINT"] = transfer.Access.Endpoint.GetLeftPart(UriPartial.Authority),
        ["RCLONE_S3_REGION"] = Access.Region,
        ["RCLONE_S3_ACCESS_KEY_ID"] = transfer.Access.AccessKeyId,
        ["RCLONE_S3_SECRET_ACCESS_KEY"] = transfer.Access.SecretAccessKey,
        ["RCLONE_S3_NO_CHECK_BUCKET"] = "true",
        ["RCLONE_S3_SSE_CUSTOMER_ALGORITHM"] = "AES256",
        ["RCLONE_S3_SSE_CUSTOMER_KEY"] = File.ReadAllText(transfer.Access.KeyFile),
    };
}
