using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Engine;
using S3Encryption.RealServers.Server;
using Xunit;

namespace S3Encryption.RealServers.Objects;

public sealed class KeySecrecyTests(RgwServer server) : RgwTest(server)
{
    private const string Send =
        "Send-S3SseCObject -LiteralPath $file -BucketName $bucket -Key a -SseCKey $material -Verbose -Debug @server";
    private const string Receive =
        "Receive-S3SseCObject -BucketName $bucket -Key a -Path $target -SseCKey $material -Verbose -Debug @server";

    [Theory]
    [InlineData(1)]
    [InlineData((16 << 20) + 1)]
    public async Task No_stream_of_a_transfer_that_works_or_fails_holds_the_key(int size)
    {
        var file = NewFile("sent.bin", new byte[size]);
        var target = Path.Combine(Folder, "received.bin");
        var sent = Run(Send, ("file", file));
        Assert.Empty(sent.AllErrors);
        var received = Run(Receive, ("target", target));
        Assert.Empty(received.AllErrors);
        _ = await Bucket.PutAsync("a", [1], new byte[32]);
        var mismatch = Run(Receive + " -Force", ("target", target));
        Assert.Single(mismatch.AllErrors);
        var denied = Run(Send.Replace("$bucket", "no-such-bucket-here", StringComparison.Ordinal), ("file", file));
        Assert.Single(denied.AllErrors);

        Assert.Contains(
            sent.Debug,
            line => line.Contains("PUT", StringComparison.OrdinalIgnoreCase)
                || line.Contains("Put", StringComparison.Ordinal)
                || line.Contains("Part", StringComparison.Ordinal));
        foreach (var result in new[] { sent, received, mismatch, denied }) AssertHidden(string.Join('\n', Texts(result)));
    }

    [Fact]
    public void What_a_person_sees_of_a_transfer_does_not_hold_the_key()
    {
        var file = NewFile("sent.bin", [1]);
        AssertHidden(Show($"$r = {Send}; $r; $r | Format-List -Property *; $Error", ("file", file)));
        AssertHidden(Show(
            "Receive-S3SseCObject -BucketName $bucket -Key none -Path $folder -SseCKey $material -Debug @server; "
                + "$Error | Format-List -Force *"));
    }

    private static IEnumerable<string> Texts(EngineResult result) =>
    [
        .. result.Verbose, .. result.Debug, .. result.Warnings, .. result.Information,
        .. result.Progress.Select(p => $"{p.Activity} {p.StatusDescription} {p.CurrentOperation}"),
        .. result.Output.SelectMany(o => new[] { o.ToString(), PSSerializer.Serialize(o, 5) }),
        .. result.AllErrors.SelectMany(
            e => new[] { e.ToString(), e.Exception.ToString(), $"{e.TargetObject}", $"{e.ErrorDetails}", PSSerializer.Serialize(e, 5) }),
    ];

    private void AssertHidden(string text)
    {
        Assert.NotEmpty(text);
        var base64 = Convert.ToBase64String(Material);
        foreach (var form in new[] { base64.TrimEnd('='), Convert.ToHexString(Material), Encoding.Latin1.GetString(Material) })
            Assert.DoesNotContain(form, text, form == base64.TrimEnd('=') ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
    }
}
