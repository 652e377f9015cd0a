using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using S3Encryption.Benchmarks.Transfers.Contestants;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Servers;
using S3Encryption.Engine;

namespace S3Encryption.Benchmarks.Audits;

/// <summary>What the contestants do on one server, each in a process of its own.</summary>
internal sealed class AuditWork(TestedServer server, int objects, string keyFile, string folder)
{
    private const string Prefix = "audit/";
    private static readonly string Boto3 = Path.Combine(AppContext.BaseDirectory, "boto3_audit.py");
    private int _turn;

    public IReadOnlyList<(string Name, Func<Run> Measure)> Audits =>
    [
        ("bare HEADs, 32 connections", () => Bare("head")),
        ("Get-S3ObjectEncryption", () => Module($"Get-S3ObjectEncryption {Access.Bucket} -Prefix {Prefix} | Out-Null")),
        ("boto3, 16 threads", () => Child.Measure(
            Tool.Find("python3")!, [Boto3, Access.Bucket, Prefix], server.Access.Environment)),
    ];

    /// <summary>The same requests: HEAD, UpdateObjectEncryption, HEAD.</summary>
    public IReadOnlyList<(string Name, Func<Run> Measure)> Updates =>
    [
        ("bare updates, 32 connections", () => Bare("update", KeyArn())),
        ("Convert-S3ObjectEncryption, updating", () => Module(
            $"Convert-S3ObjectEncryption {Access.Bucket} -Prefix {Prefix} -To SseKms -KmsKeyId {KeyArn()} | Out-Null")),
    ];

    public IReadOnlyList<(string Name, Func<Run> Measure)> Copies =>
    [
        ("aws s3 cp --recursive in place", () => MeasuredProcess.Start(
            Tool.Find("aws")!,
            ["s3", "cp", "--recursive", "--only-show-errors", "--sse", "AES256", $"s3://{Access.Bucket}/{Prefix}", $"s3://{Access.Bucket}/{Prefix}"],
            server.Access.Environment).Run),
        ("Convert-S3ObjectEncryption, copying", () =>
        {
            _ = Script($"Convert-S3ObjectEncryption {Access.Bucket} -Prefix {Prefix} -To SseKms -KmsKeyId {KeyArn()}");
            return Module($"Convert-S3ObjectEncryption {Access.Bucket} -Prefix {Prefix} -To SseS3 | Out-Null");
        }),
    ];

    public void Prepare()
    {
        var source = Directory.CreateDirectory(Path.Combine(folder, "source-" + server.Name.Replace(' ', '-'))).FullName;
        for (var i = 0; i < objects; i++) File.WriteAllBytes(Path.Combine(source, i.ToString("d6", CultureInfo.InvariantCulture)), new byte[1024]);
        var key = server is RgwProcess rgw ? $"-KmsKeyId {rgw.KmsKey}" : string.Empty;
        _ = Script(
            $"Send-S3EncryptedObject -LiteralPath '{source}' {Access.Bucket} {Prefix} -Recurse -Encryption SseKms {key} | Out-Null; "
            + (server is RgwProcess ? "''" : "(New-S3KmsKey first).Arn; (New-S3KmsKey second).Arn"));
    }

    // Another one each time: there is something to do.
    private string KeyArn() => _keys[_turn++ % _keys.Length];

    private string[] _keys = [];

    private Run Bare(params string[] what) => Child.Measure(
        Environment.ProcessPath!, [BareAudit.Argument, keyFile, Prefix, objects.ToString(CultureInfo.InvariantCulture), .. what],
        server.Access.Environment);

    private Run Module(string script) => ModuleContestant.Measure(
        server.Access, $"Get-S3ObjectEncryption {Access.Bucket} -Key {Prefix}000000 | Out-Null", script);

    private string[] Script(string script)
    {
        foreach (var (name, value) in server.Access.Environment) Environment.SetEnvironmentVariable(name, value);
        using var engine = new HostedEngine();
        var output = engine.Require(script).Select(o => o.ToString()).ToArray();
        if (_keys.Length == 0 && output.Length == 2) _keys = output;
        return output;
    }
}
