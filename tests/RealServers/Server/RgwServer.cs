using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.RealServers.Server;

/// <summary>Ceph RGW, up for all tests of this project and always taken down, with a shell that has the module imported.</summary>
public sealed class RgwServer : IAsyncLifetime
{
    private static readonly string[] Programs = ["bash", "openssl", "ceph-mon", "ceph-osd", "radosgw"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Lazy<HostedEngine> _engine = new(() => new HostedEngine());
    private S3Http? _asOwner;

    /// <summary>Why these tests cannot run here; null where they can.</summary>
    public string? Missing { get; private set; }

    /// <summary>Where it is, and who may use it.</summary>
    internal RgwDescription Description { get; private set; } = null!;

    /// <summary>The shell.</summary>
    internal HostedEngine Engine => _engine.Value;

    /// <summary>Requests of the account that owns the buckets, made by no code of the module.</summary>
    internal S3Http AsOwner => _asOwner!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var missing = Programs.Where(program => ChildProcess.Find(program) is null).ToList();
        if (missing.Count > 0)
        {
            Missing = $"Ceph RGW is not installed ({string.Join(", ", missing)} not on PATH). "
                + "On Debian or Ubuntu: apt-get install ceph-mon ceph-osd radosgw openssl";
            return;
        }

        var up = await ChildProcess.RunAsync(
            "bash", [Script("rgw-up.sh"), "--owner", $"{Environment.ProcessId}"], null, Patience, CancellationToken.None);
        if (up.ExitCode != 0) throw new InvalidOperationException($"Ceph RGW did not come up: {up.Errors}");
        Description = JsonSerializer.Deserialize<RgwDescription>(up.Output, JsonSerializerOptions.Web)!;
        _asOwner = new S3Http(Description, Description.Owner);
        Engine.Set("server", Connection(Description.Https, Description.Owner));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_engine.IsValueCreated) Engine.Dispose();
        _asOwner?.Dispose();
        if (Description is not null)
            _ = await ChildProcess.RunAsync("bash", [Script("rgw-down.sh"), Description.Folder], null, Patience, CancellationToken.None);
    }

    /// <summary>The connection parameters, to be splatted.</summary>
    internal System.Collections.Hashtable Connection(string endpoint, RgwUser user) => new()
    {
        ["EndpointUrl"] = endpoint,
        ["CertificateBundle"] = Description.CaBundle,
        ["Region"] = "us-east-1",
        ["Credential"] = new PSCredential(user.AccessKeyId, new NetworkCredential(string.Empty, user.SecretAccessKey).SecurePassword),
    };

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
