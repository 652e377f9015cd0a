using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Tests.Signing;

namespace S3Encryption.Benchmarks;

/// <summary>A sandbox in a process of its own with a bucket that takes SSE-C too, and the signed requests to it.</summary>
internal sealed class SandboxProcess : IDisposable
{
    internal const string Bucket = "bench";

    /// <summary>The sandbox of this build.</summary>
    internal static readonly string Built = Path.Combine(
        AppContext.BaseDirectory, "../../../../../src/S3Encryption.Sandbox/bin/Release/net10.0/S3Encryption.Sandbox.dll");

    private readonly string _config = Path.GetTempFileName();
    private readonly Process _process;
    private readonly TestSigner _signer;

    internal SandboxProcess(string assembly)
    {
        File.WriteAllText(_config, $$"""{ "buckets": [ { "name": "{{Bucket}}", "blockSseC": false } ] }""");
        _process = Process.Start(new ProcessStartInfo("dotnet", [assembly, "--config", _config])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        using var announced = JsonDocument.Parse(_process.StandardOutput.ReadLine()!);
        Endpoint = new(announced.RootElement.GetProperty("endpoint").GetString()!);
        CaBundle = announced.RootElement.GetProperty("caBundle").GetString()!;
        Authority = X509CertificateLoader.LoadCertificateFromFile(CaBundle);
        var admin = announced.RootElement.GetProperty("principals")[0];
        AccessKeyId = admin.GetProperty("accessKeyId").GetString()!;
        SecretAccessKey = admin.GetProperty("secretAccessKey").GetString()!;
        _signer = new(AccessKeyId, SecretAccessKey);
    }

    internal Uri Endpoint { get; }

    internal string CaBundle { get; }

    internal X509Certificate2 Authority { get; }

    internal string AccessKeyId { get; }

    internal string SecretAccessKey { get; }

    /// <summary>The most memory it has had, in MiB.</summary>
    internal long PeakMemory => Refreshed.PeakWorkingSet64 >> 20;

    /// <summary>What it has computed so far; unlike a rate, what else the machine does hardly changes it.</summary>
    internal double ProcessorSeconds => Refreshed.TotalProcessorTime.TotalSeconds;

    private Process Refreshed
    {
        get
        {
            _process.Refresh();
            return _process;
        }
    }

    /// <summary>The head of a signed request, ready to be sent as often as one likes for a quarter of an hour.</summary>
    internal byte[] Head(
        string method,
        string target,
        string payloadHash = TestSigner.Unsigned,
        long length = 0,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Endpoint, "/" + Bucket + target));
        foreach (var (name, value) in headers)
        {
            _ = request.Headers.TryAddWithoutValidation(name, value);
        }

        _ = _signer.Sign(request, payloadHash);
        var lines = request.Headers.NonValidated.Select(header => $"{header.Key}: {header.Value}")
            .Prepend("Host: " + Endpoint.Authority).Prepend($"{method} {request.RequestUri!.PathAndQuery} HTTP/1.1");
        lines = length == 0 ? lines : lines.Append($"Content-Length: {length}");
        return Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n");
    }

    internal Task<Connection> ConnectAsync() => Connection.OpenAsync(Endpoint, Authority);

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        Authority.Dispose();
        File.Delete(_config);
    }
}
