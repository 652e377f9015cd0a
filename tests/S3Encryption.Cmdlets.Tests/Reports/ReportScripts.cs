using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Text.RegularExpressions;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;

namespace S3Encryption.Cmdlets.Tests.Reports;

/// <summary>What tests of reports do again and again.</summary>
internal static class ReportScripts
{
    /// <summary>An audit of all there is in the sandbox; <c>$key</c> is the SSE-C key of what is under one.</summary>
    public const string Audit =
        "Get-S3BucketEncryption; Test-S3BucketEncryption; Get-S3ObjectEncryption open -SseCKey $key; Get-S3EncryptionPolicy fresh; Get-S3KmsKey alias/logs; "
        + "Test-S3KmsAccess alias/logs; Measure-S3ObjectEncryption open";

    /// <summary>Something of each kind in the bucket <c>open</c>, and a statement in the policy of <c>fresh</c>.</summary>
    public static HostedEngine Filled(this SandboxFixture sandbox)
    {
        var engine = sandbox.As();
        engine.Set("file", sandbox.NewFile(3000));
        engine.Set("keyFile", sandbox.NewPath(".key"));
        _ = engine.Require("""
            $key = New-SseCKey reports -OutFile $keyFile
            Send-S3EncryptedObject $file s3://open/kms -Encryption SseKms -KmsKeyId alias/logs
            Send-S3EncryptedObject $file s3://open/dsse -Encryption DsseKms -KmsKeyId alias/logs
            Send-S3EncryptedObject $file s3://open/s3 -Encryption SseS3
            Send-S3SseCObject $file s3://open/c -SseCKey $key
            Set-S3EncryptionPolicy fresh -RequireTls
            """);
        return engine;
    }

    /// <summary>Writes a report of what a script emits, and returns the page.</summary>
    public static string Report(this SandboxFixture sandbox, HostedEngine engine, string script, string more = "")
    {
        var path = sandbox.NewPath(".html");
        _ = engine.Require($"& {{ {script} }} | Export-S3EncryptionReport '{path}' {more}");
        return File.ReadAllText(path);
    }

    /// <summary>The commands on the page.</summary>
    public static IReadOnlyList<string> Commands(string page) =>
        [.. Regex.Matches(page, "<code>(?<text>[^<]*)</code>").Select(m => WebUtility.HtmlDecode(m.Groups["text"].Value))];

    /// <summary>What another session would have of objects: as Export-Clixml, jobs and remoting pass them on.</summary>
    public static object[] Serialised(IEnumerable<PSObject> items) =>
        [.. items.Select(item => PSSerializer.Deserialize(PSSerializer.Serialize(item, 2)))];
}
