using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using S3Encryption.Benchmarks.Transfers.Servers;
using S3Encryption.Sandbox.Tests.Signing;

namespace S3Encryption.Benchmarks.Transfers.Contestants;

/// <summary>
/// curl, one stream, on a presigned URL: its own --aws-sigv4 signs the right headers from version 8 on only, and is not what is measured.
/// </summary>
internal sealed class CurlContestant() : ToolContestant("curl")
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    protected override string Way => "-T, one stream; to /dev/null";

    public override bool TakesPartIn(Scenario scenario) => scenario.IsLarge();

    protected override IEnumerable<string> Arguments(Transfer transfer)
    {
        var access = transfer.Access;
        var method = transfer.Scenario.IsUp() ? HttpMethod.Put : HttpMethod.Get;
        var headers = access.SseCHeaders.ToDictionary(header => header.Name, header => header.Value);
        var url = new TestSigner(access.AccessKeyId, access.SecretAccessKey, Access.Region)
            .Presign(method, new Uri(access.Endpoint, $"/{Access.Bucket}/{transfer.Key}"), Lifetime, headers: headers);
        return
        [
            "--silent", "--show-error", "--fail-with-body", "--cacert", access.CaBundle,
            .. headers.SelectMany(header => new[] { "--header", $"{header.Key}: {header.Value}" }),
            .. transfer.Scenario.IsUp() ? ["--upload-file", transfer.Local] : new[] { "--output", "/dev/null" },
            url.AbsoluteUri,
        ];
    }

    protected override IReadOnlyDictionary<string, string> Environment(Transfer transfer) => new Dictionary<string, string>();
}
