using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Faults.Kills;

/// <summary>A command that writes files is killed in the middle of one: what has its name is whole, and goes on to be so.</summary>
[Collection(AloneCollection.Name)]
public sealed class KilledWriterTests
{
    private const int Most = 120;

    [Theory]
    [InlineData("1..5000 | ForEach-Object { $null = New-SseCKey -OutFile $dir/$_.key }", "*.key")]
    [InlineData("1..5000 | ForEach-Object { Export-SseCKey -SseCKey $key -For Rclone -OutFile $dir/$_.rclone }", "*.rclone")]
    [InlineData("1..5000 | ForEach-Object { New-SseCKey one -OutFile $dir/$_.raw | Export-SseCKey -For AwsCli -OutFile $dir/$_.awscli }", "*.awscli")]
    public async Task A_key_file_is_whole_or_not_there(string script, string files)
    {
        await using var bench = await Bench.StartAsync();
        var scenario = new Scenario("keys", script);
        var template = bench.Arrange(scenario);
        foreach (var point in KillCount.Points(Most))
        {
            var sizes = await bench.PlaceAsync(scenario, template, async place =>
            {
                await KilledScript.RunAsync(place, script, () => Directory.GetFiles(place.Folder, files).Length >= point);
                return Directory.GetFiles(place.Folder, files).Select(path => new FileInfo(path).Length).ToList();
            });
            // All are keys of 32 bytes in the same form.
            Assert.True(Assert.Single(sizes.Distinct()) >= 32);
        }
    }

    [Fact]
    public async Task A_report_is_the_old_one_or_the_new_one()
    {
        await using var bench = await Bench.StartAsync();
        const string script = "$all = Get-S3BucketEncryption $b; while ($true) { $null = $all | Export-S3EncryptionReport $dir/report.html -Force }";
        var scenario = new Scenario("report", script);
        var template = bench.Arrange(scenario);
        foreach (var point in KillCount.Points(Most))
        {
            var report = await bench.PlaceAsync(scenario, template, async place =>
            {
                var path = Path.Combine(place.Folder, "report.html");
                var (seen, last) = (0, default(DateTime));
                await KilledScript.RunAsync(place, script, () =>
                {
                    var now = File.GetLastWriteTimeUtc(path);
                    if (File.Exists(path) && now != last) (seen, last) = (seen + 1, now);
                    return seen >= point;
                });
                return await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            });
            Assert.EndsWith("</html>", report.TrimEnd(), StringComparison.Ordinal);
        }
    }
}
