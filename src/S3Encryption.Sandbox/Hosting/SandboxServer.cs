using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Jobs;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Observation;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.Hosting;

/// <summary>
/// A running sandbox: S3, KMS and STS on one endpoint of this machine, over TLS. Several may run in one process. All it holds is gone
/// when it is disposed of.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly PrivateFolder _folder;
    private readonly WebApplication _application;
    private readonly CertificateAuthority _authority;
    private readonly ConcurrentQueue<Exception> _unexpected;
    private int _disposed;

    private SandboxServer(
        SandboxOptions options, SandboxServices services, WebApplication application, CertificateAuthority authority, PrivateFolder folder)
    {
        Region = options.Region;
        AccountId = options.AccountId;
        Principals = services.Principals;
        Keys = services.Keys;
        Requests = services.Requests;
        Counters = services.Counters;
        Faults = services.Faults;
        Buckets = services.Buckets;
        Jobs = services.Jobs;
        _unexpected = services.Unexpected;
        _application = application;
        _authority = authority;
        _folder = folder;
        CaBundlePath = folder.Combine("ca.pem");
        var addresses = application.Urls.Select(url => new Uri(url)).ToList();
        Endpoint = addresses.Single(address => address.Scheme == Uri.UriSchemeHttps);
        HttpEndpoint = addresses.Find(address => address.Scheme == Uri.UriSchemeHttp);
    }

    /// <summary><c>https://127.0.0.1:PORT</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>The endpoint without TLS; null unless it was asked for.</summary>
    public Uri? HttpEndpoint { get; }

    /// <summary>Where faults are planned and requests looked at over HTTP: <c>https://127.0.0.1:PORT/_sandbox</c>.</summary>
    public Uri ControlEndpoint => new(Endpoint, Control.ControlEndpoint.Root);

    /// <summary>The Region requests are signed for.</summary>
    public string Region { get; }

    /// <summary>The account.</summary>
    public string AccountId { get; }

    /// <summary>The certificate to trust, as a PEM file.</summary>
    public string CaBundlePath { get; }

    /// <summary>Who may sign requests; more may be added.</summary>
    public PrincipalDirectory Principals { get; }

    /// <summary>The KMS keys, to be made and disabled by tests.</summary>
    public KmsKeys Keys { get; }

    /// <summary>What was asked of this sandbox.</summary>
    public RequestLog Requests { get; }

    /// <summary>How often each operation was asked for, and with what result.</summary>
    public RequestCounters Counters { get; }

    /// <summary>What is to go wrong.</summary>
    public FaultPlan Faults { get; }

    /// <summary>Errors that were answered with 500: bugs of the sandbox. Empty, unless there is one.</summary>
    public IReadOnlyCollection<Exception> UnexpectedErrors => _unexpected;

    internal BucketDirectory Buckets { get; }

    internal JobsService Jobs { get; }

    /// <summary>Starts one.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="FormatException">A configured policy is malformed, or a bucket's name not allowed.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folder = new PrivateFolder();
        CertificateAuthority? authority = null;
        WebApplication? application = null;
        SandboxServices? services = null;
        try
        {
            // Certificates are checked against the real clock, whatever the sandbox's.
            authority = CertificateAuthority.Create(DateTimeOffset.UtcNow, options.AccountId);
            await File.WriteAllTextAsync(folder.Combine("ca.pem"), authority.CaPem, cancellation);
            services = SandboxServices.Create(options, folder.Path);
            application = KestrelHost.Build(options, authority.Leaf, services.Handler);
            await application.StartAsync(cancellation);
            return new(options, services, application, authority, folder);
        }
        catch
        {
            if (application is not null)
            {
                await application.DisposeAsync();
            }

            if (services is not null)
            {
                await services.Jobs.Runner.DisposeAsync();
            }

            authority?.Leaf.Dispose();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Waits until a Batch Operations job has completed, failed or been cancelled; a job that never was is not waited for.
    /// </summary>
    public Task WhenJobEndedAsync(string jobId, CancellationToken cancellation = default) => Jobs.WhenEndedAsync(jobId, cancellation);

    /// <summary>Stops: connections are closed, and everything stored is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        // Idle keep-alive connections and stalled faults must not hold up the end.
        using var atOnce = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        try
        {
            await _application.StopAsync(atOnce.Token);
        }
        catch (OperationCanceledException)
        {
            // What was still open has been cut off.
        }

        await _application.DisposeAsync();
        await Jobs.Runner.DisposeAsync();
        _authority.Leaf.Dispose();
        _folder.Dispose();
    }
}
