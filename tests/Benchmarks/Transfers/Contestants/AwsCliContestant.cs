using System.Collections.Generic;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Transfers.Contestants;

/// <summary>The AWS CLI.</summary>
internal sealed class AwsCliContestant() : ToolContestant("aws")
{
    protected override string Way => "s3 cp, to standard output for the large object, --recursive for the small";

    protected override IEnumerable<string> Arguments(Transfer transfer)
    {
        var address = $"s3://{Access.Bucket}/{transfer.Key}";
        return
        [
            "s3", "cp", "--only-show-errors", "--sse-c", "AES256", "--sse-c-key", "fileb://" + transfer.Access.KeyFile,
            .. transfer.Scenario switch
            {
                Scenario.LargeUp => new[] { transfer.Local, address },
                // Never to /dev/null by name: it would be replaced by a file.
                Scenario.LargeDown => [address, "-"],
                Scenario.SmallUp => ["--recursive", transfer.Local, address],
                _ => ["--recursive", address, transfer.Local],
            },
        ];
    }

    protected override IReadOnlyDictionary<string, string> Environment(Transfer transfer) => transfer.Access.Environment;
}
