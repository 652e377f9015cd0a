using S3Encryption.Benchmarks.Transfers.Contestants;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Growth;

/// <summary>Runs scripts with the module in processes of their own; the first object is there.</summary>
internal static class GrowingWork
{
    public const string First = "first";

    public static Run Measure(TestedServer server, string script) => ModuleContestant.Measure(
        server.Access, $"Get-S3ObjectEncryption {Access.Bucket} -Key {First} | Out-Null", script);
}
