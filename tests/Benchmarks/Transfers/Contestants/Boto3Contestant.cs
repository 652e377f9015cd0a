using System;
using System.Globalization;
using System.IO;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Transfers.Contestants;

/// <summary>boto3's transfers as they come, by boto3_transfers.py, which measures them itself once its session is set up.</summary>
internal sealed class Boto3Contestant : Contestant
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "boto3_transfers.py");
    private readonly string? _python = Tool.Find("python3");
    private readonly string? _version;

    public Boto3Contestant() => _version = _python is null ? null : Tool.Ask(_python, Program, "--version");

    public override string Name => "boto3";

    public override string Description =>
        $"{_version}: upload_file, download_fileobj to /dev/null; one transfer manager of 16 threads for the small; warm, "
        + "without the process's start";

    public override string? Missing => _version is null ? "no boto3" : null;

    public override Run Measure(Transfer transfer) => Child.Measure(
        _python!,
        [
            Program,
            transfer.Scenario.Word(),
            Access.Bucket,
            transfer.Key,
            transfer.Local,
            transfer.Objects.ToString(CultureInfo.InvariantCulture),
            transfer.Access.KeyFile,
            Transfer.TinyKey,
        ],
        transfer.Access.Environment);
}
