using System.IO;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>Each fault on the first answer and on a later range: the file is whole, or the old one is kept with one clear error.</summary>
public sealed class DownloadFaultTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            foreach (var fault in NetworkFaults.Names.Where(f => f != "byte flipped there"))
            {
                cases.Add(1, fault);
                cases.Add(3, fault);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_is_whole_or_the_old_one_is_kept(int nth, string fault)
    {
        using var engine = sandbox.As();
        var (file, target, key) = (sandbox.NewFile(17 << 20), sandbox.NewFile(10), sandbox.NewName());
        var before = File.ReadAllBytes(target);
        _ = engine.Require($"$key = New-SseCKey; Send-S3SseCObject '{file}' open {key} -SseCKey $key -WarningAction Ignore");
        sandbox.Plan("GetObject", key, NetworkFaults.Named(fault), nth);
        var result = engine.Run($"Receive-S3SseCObject open {key} '{target}' -SseCKey $key -Force");
        Assert.True(sandbox.Server.Faults.IsEmpty, "The fault did not happen.");
        if (ErrorOf(nth, fault) is string id)
        {
            var error = EngineAssert.OneError(result, id, $"s3://open/{key}");
            Assert.Equal("S3EncryptionException", error.Exception.GetType().Name);
            Assert.Equal(before, File.ReadAllBytes(target));
        }
        else
        {
            Assert.True(EngineAssert.OneObject(result).Get<bool>("IsVerified"));
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(target));
        }

        Assert.Equal([target], Directory.GetFiles(Path.GetDirectoryName(target)!, Path.GetFileName(target) + "*"));
    }

    [Theory]
    [InlineData("GetObject", "-AsByteStream -Raw")]
    [InlineData("GetObject", "-AsByteStream")]
    public void A_pipeline_is_not_told_that_it_has_all_when_a_byte_is_wrong(string operation, string form)
    {
        using var engine = sandbox.As();
        var key = sandbox.NewName();
        _ = engine.Require(
            $"$key = New-SseCKey; Send-S3SseCObject '{sandbox.NewFile(9 << 20)}' open {key} -SseCKey $key -WarningAction Ignore");
        sandbox.Plan(operation, key, new FlipResponseByte(1_000_000), 2);
        _ = EngineAssert.OneError(engine.Run($"Receive-S3SseCObject open {key} {form} -SseCKey $key"), "ChecksumMismatch");
    }

    [Fact]
    public void An_empty_object_and_one_of_a_byte_survive_a_lost_answer()
    {
        using var engine = sandbox.As();
        foreach (var size in new[] { 0, 1 })
        {
            var (file, target, key) = (sandbox.NewFile(size), sandbox.NewPath(), sandbox.NewName());
            _ = engine.Require($"$key = New-SseCKey; Send-S3SseCObject '{file}' open {key} -SseCKey $key -WarningAction Ignore");
            sandbox.Plan("GetObject", key, new LoseAnswer());
            _ = engine.Require($"Receive-S3SseCObject open {key} '{target}' -SseCKey $key");
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(target));
        }
    }

    private static string? ErrorOf(int nth, string fault) => (nth, fault) switch
    {
        (_, "403") => "AccessDenied",
        (_, "byte flipped back") => "ChecksumMismatch",
        // Nothing tells how long the object is, so nobody could tell that it is all.
        (1, "cut answer, well ended") => "RangeNotServed",
        _ => null,
    };
}
