using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using S3Encryption.RealServers.Server;
using Xunit;

namespace S3Encryption.RealServers.Objects;

/// <summary>Presigned URLs, used by curl on a server that is not ours.</summary>
public sealed class PresignTests(RgwServer server) : RgwTest(server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("plain.csv", "")]
    [InlineData("/a//b/../ä +%.csv", "")]
    [InlineData("locked.csv", "-SseCKey $key")]
    [InlineData("a key/with ’quotes'.csv", "-SseCKey $key")]
    public async Task Curl_stores_and_reads_with_the_lines_it_is_given(string name, string options)
    {
        var program = ChildProcess.Find("curl");
        if (program is null) Assert.Skip("curl is not on PATH.");
        _ = Run("$key = New-SseCKey -OutFile \"$folder/own.key\"");
        var lines = Run(
            "(New-S3PresignedUrl $bucket $name -Method PUT " + options + " @server).Curl; (New-S3PresignedUrl $bucket $name " + options
                + " @server).Curl",
            ("name", name));
        Assert.Empty(lines.AllErrors);
        var get = lines.Output[1].ToString();
        var file = NewFile(get[get.LastIndexOf(" -o '", StringComparison.Ordinal)..].Split('\'')[1], [1, 2, 3]);
        await ShAsync(lines.Output[0].ToString());
        Assert.Equal([name], await Bucket.KeysAsync());
        File.Delete(file);
        await ShAsync(get);
        AssertHolds(file, 1, 2, 3);
        if (options.Length > 0) Assert.NotEqual(200, (int)(await Bucket.GetAsync(name)).Status);
    }

    private async Task ShAsync(string line)
    {
        var ran = await ChildProcess.RunAsync(
            "sh", ["-c", $"cd '{Folder}' && {line}"], new Dictionary<string, string>(), Patience, TestContext.Current.CancellationToken);
        Assert.True(ran.ExitCode == 0, line + Environment.NewLine + ran.Errors);
    }
}
