using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>A large download that breaks need not begin again, and never becomes a mixture.</summary>
public sealed class ResumedDownloadTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int Range = 4 << 20;
    private const int Ranges = 6;

    [Fact]
    public void Another_engine_fetches_only_the_ranges_that_are_missing()
    {
        using var first = sandbox.As();
        var (file, target, key) = Break(first);
        var there = Journalled(target);
        Assert.InRange(there, 1, Ranges - 1);
        using var second = Continue(first);
        Assert.True(EngineAssert.OneObject(second.Run(Receive(key, target))).Get<bool>("IsVerified"));
        AssertWhole(file, target);
        // The one without a range tells what the object is, and brings its beginning where that is missing.
        Assert.Single(sandbox.Seen("GetObject", key), r => r.Range is null);
        Assert.InRange(sandbox.Seen("GetObject", key).Count(r => r.Range is not null), Ranges - there - 1, Ranges - there);
    }

    [Fact]
    public async Task A_process_that_was_killed_is_gone_on_with()
    {
        using var engine = sandbox.As();
        var (file, target, key) = (sandbox.NewFile((Ranges * Range) - 1000), sandbox.NewPath(), sandbox.NewName());
        var material = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        engine.Set("key", material);
        _ = engine.Require($"Send-S3SseCObject '{file}' open {key} -SseCKey $key -WarningAction Ignore");
        sandbox.Plan("GetObject", key, new StallConnection(100_000, BodySide.Response), nth: 4, times: null);
        using (var process = await ScriptProcess.StartAsync(
            $"Import-Module $Manifest; Receive-S3SseCObject open {key} '{target}' -SseCKey '{material}' -Resume", sandbox.Environment()))
        {
            var began = SpinWait.SpinUntil(() => Journalled(target) >= 3, TimeSpan.FromSeconds(90));
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(began);
        }

        var there = Journalled(target);
        Assert.False(File.Exists(target));
        sandbox.Server.Faults.Clear();
        sandbox.Server.Requests.Clear();
        Assert.True(EngineAssert.OneObject(engine.Run(Receive(key, target))).Get<bool>("IsVerified"));
        AssertWhole(file, target);
        Assert.InRange(sandbox.Seen("GetObject", key).Count(r => r.Range is not null), Ranges - there - 1, Ranges - there);
    }

    [Fact]
    public void An_object_that_was_replaced_meanwhile_is_begun_anew()
    {
        using var first = sandbox.As();
        var (_, target, key) = Break(first);
        using var second = Continue(first);
        var other = sandbox.NewFile((Ranges * Range) - 1000);
        _ = second.Require($"Send-S3SseCObject '{other}' open {key} -SseCKey $key -WarningAction Ignore");
        _ = EngineAssert.OneObject(second.Run(Receive(key, target)));
        AssertWhole(other, target);
    }

    [Theory]
    [InlineData("the journal is gone")]
    [InlineData("the journal is empty")]
    [InlineData("the journal is no text")]
    [InlineData("the journal ends within a line")]
    [InlineData("the journal lies")]
    [InlineData("the part of the file is gone")]
    [InlineData("the part of the file is cut off")]
    [InlineData("the part of the file has a wrong byte")]
    [InlineData("the part of the file is longer than the object")]
    public void Whatever_happened_to_what_was_left_the_file_is_whole(string damage)
    {
        using var first = sandbox.As();
        var (file, target, key) = Break(first);
        var (partial, journal) = (target + ".s3partial", target + ".s3partial.ranges");
        switch (damage)
        {
            case "the journal is gone": File.Delete(journal); break;
            case "the journal is empty": File.WriteAllText(journal, string.Empty); break;
            case "the journal is no text": File.WriteAllBytes(journal, [0, 255, 254, 10, 13, 0, 200]); break;
            case "the journal ends within a line": Cut(journal, new FileInfo(journal).Length - 5); break;
            case "the journal lies":
                File.AppendAllText(journal, $"{Range} {Range} AAAAAAAAAAA=\nx y\n-1 2 3\n99999999999999999999 1 2\n");
                break;
            case "the part of the file is gone": File.Delete(partial); break;
            case "the part of the file is cut off": Cut(partial, 1000); break;
            case "the part of the file has a wrong byte": Flip(partial); break;
            default: Cut(partial, (Ranges * Range) + 5000); break;
        }

        using var second = Continue(first);
        Assert.True(EngineAssert.OneObject(second.Run(Receive(key, target))).Get<bool>("IsVerified"));
        AssertWhole(file, target);
    }

    [Fact]
    public void What_came_damaged_is_not_gone_on_with_for_ever()
    {
        using var engine = sandbox.As();
        var (file, target, key) = (sandbox.NewFile(Ranges * Range), sandbox.NewPath(), sandbox.NewName());
        _ = engine.Require($"$key = New-SseCKey; Send-S3SseCObject '{file}' open {key} -SseCKey $key -WarningAction Ignore");
        sandbox.Plan("GetObject", key, new FlipResponseByte(12345), nth: 2);
        _ = EngineAssert.OneError(engine.Run(Receive(key, target)), "ChecksumMismatch");
        Assert.False(File.Exists(target));
        _ = EngineAssert.OneObject(engine.Run(Receive(key, target)));
        AssertWhole(file, target);
    }

    [Fact]
    public void Two_at_once_do_not_write_into_one_file()
    {
        using var first = sandbox.As();
        var (_, target, key) = Break(first);
        using (File.Open(target + ".s3partial", FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            _ = EngineAssert.OneError(first.Run(Receive(key, target)), "FileNotWritable", target);
        }

        _ = EngineAssert.OneObject(first.Run(Receive(key, target)));
    }

    private static string Receive(string key, string target) => $"Receive-S3SseCObject open {key} '{target}' -SseCKey $key -Resume";

    private static int Journalled(string target)
    {
        var journal = target + ".s3partial.ranges";
        if (!File.Exists(journal)) return 0;
        using var shared = new StreamReader(new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return shared.ReadToEnd().Split('\n').Skip(1).Count(line => line.Length > 0);
    }

    private static void AssertWhole(string file, string target)
    {
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(target));
        Assert.Equal([target], Directory.GetFiles(Path.GetDirectoryName(target)!, Path.GetFileName(target) + "*"));
    }

    private static void Cut(string path, long length)
    {
        using var stream = File.Open(path, FileMode.Open);
        stream.SetLength(length);
    }

    private static void Flip(string path)
    {
        using var stream = File.Open(path, FileMode.Open);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        // One in each range, so that the ranges that are there are hit.
        for (var at = 77; at < content.Length; at += Range) content[at] ^= 1;
        stream.Position = 0;
        stream.Write(content);
    }

    /// <summary>Lets a download break off after some ranges.</summary>
    private (string File, string Target, string Key) Break(HostedEngine engine)
    {
        var (file, target, key) = (sandbox.NewFile((Ranges * Range) - 1000), sandbox.NewPath(), sandbox.NewName());
        _ = engine.Require($"$key = New-SseCKey; Send-S3SseCObject '{file}' open {key} -SseCKey $key -WarningAction Ignore");
        // One at a time, so that what came before the fault is written.
        sandbox.Plan("GetObject", key, new AnswerError(403, "AccessDenied"), nth: 4, times: null);
        _ = EngineAssert.OneError(engine.Run(Receive(key, target) + " -ThrottleLimit 1"), "AccessDenied");
        sandbox.Server.Faults.Clear();
        sandbox.Server.Requests.Clear();
        Assert.False(File.Exists(target));
        Assert.True(File.Exists(target + ".s3partial"));
        return (file, target, key);
    }

    private HostedEngine Continue(HostedEngine first)
    {
        var second = sandbox.As();
        second.Set("key", first.Require("$key").Single());
        return second;
    }
}
