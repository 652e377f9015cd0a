using System.IO;
using System.Security.Cryptography;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Growth;

/// <summary>One file of so many MiB, up and down.</summary>
internal sealed class GrowingFile(TestedServer server, string folder)
{
    private readonly string _path = Path.Combine(folder, "growing");
    private readonly byte[] _block = RandomNumberGenerator.GetBytes(1 << 20);

    private string Key => $"-SseCKey fileb://{server.Access.KeyFile}";

    public Run Send(int mebibytes)
    {
        using (var file = File.Create(_path))
            for (var i = 0; i < mebibytes; i++) file.Write(_block);
        return GrowingWork.Measure(server, $"Send-S3SseCObject -LiteralPath '{_path}' {Access.Bucket} file-{mebibytes} {Key} | Out-Null");
    }

    public Run Receive(int mebibytes) =>
        GrowingWork.Measure(server, $"Receive-S3SseCObject {Access.Bucket} file-{mebibytes} '{_path}' -Force {Key} | Out-Null");
}
