using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.RealServers.Server;

namespace S3Encryption.Benchmarks.Transfers.Servers;

/// <summary>Ceph RGW with its data in memory, as the tests against real servers bring it up.</summary>
internal sealed class RgwProcess : TestedServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private const long Room = 4L << 30;
    private static readonly string[] Programs = ["bash", "openssl", "ceph-mon", "ceph-osd", "radosgw"];
    private readonly RgwDescription _description;

    /// <param name="largest">How large its largest object will be, in bytes.</param>
    /// <param name="keyFile">The file with the SSE-C key.</param>
    public RgwProcess(long largest, string keyFile)
    {
        // What was deleted is given back before the next is stored; it takes no more when it is nearly full.
        var capacity = Room + (2 * largest);
        var up = Run("bash", Script("rgw-up.sh"), "--owner", $"{Environment.ProcessId}", "--capacity", $"{capacity}");
        _description = JsonSerializer.Deserialize<RgwDescription>(up, JsonSerializerOptions.Web)!;
        Access = new Access(
            new Uri(_description.Https),
            _description.CaBundle,
            _description.Owner.AccessKeyId,
            _description.Owner.SecretAccessKey,
            KnowsChecksums: false,
            keyFile);
        Name = "Ceph RGW " + string.Join(' ', Run("radosgw", "--version").Split(' ').SkipWhile(word => word != "version").Skip(1).Take(1));
    }

    /// <summary>Why it cannot be measured here; null where it can.</summary>
    public static string? Missing { get; } =
        Programs.Where(program => Tool.Find(program) is null).ToArray() is [_, ..] missing
            ? $"no {string.Join(", ", missing)} (apt-get install ceph-mon ceph-osd radosgw openssl)"
            : null;

    public override string Name { get; }

    /// <summary>A KMS key that it was set up with.</summary>
    public string KmsKey => _description.KmsKeys[0];

    public override Access Access { get; }

    /// <summary>RGW keeps a deleted object's data for two hours, unless told.</summary>
    public override void Reclaim() => Run(
        "radosgw-admin", "-c", Path.Combine(_description.Folder, "ceph.conf"), "-n", "client.rgw", "gc", "process", "--include-all");

    public override void Dispose() => Run("bash", Script("rgw-down.sh"), _description.Folder);

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, name);

    private static string Run(string program, params string[] arguments)
    {
        var ended = ChildProcess.RunAsync(program, arguments, null, Patience, CancellationToken.None).GetAwaiter().GetResult();
        return ended.ExitCode == 0
            ? ended.Output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {ended.ExitCode} {ended.Errors}");
    }
}
