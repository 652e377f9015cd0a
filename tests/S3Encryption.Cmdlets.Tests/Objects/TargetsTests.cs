using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>Objects come out as they are wanted: as files, as bytes, as text, as a tree.</summary>
public sealed class TargetsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData((9 << 20) + 1)]
    public void Bytes_go_down_the_pipeline_in_order_as_blocks_or_as_one(int size)
    {
        using var engine = Engine();
        var (file, key) = (sandbox.NewFile(size), sandbox.NewName());
        _ = engine.Require($"Send-S3SseCObject '{file}' open {key} -SseCKey $key");
        var blocks = engine.Require($"Receive-S3SseCObject open {key} -AsByteStream -SseCKey $key");
        Assert.Equal(File.ReadAllBytes(file), blocks.SelectMany(b => Assert.IsType<byte[]>(b.BaseObject)));
        var whole = EngineAssert.OneObject(engine.Run($"Receive-S3SseCObject open {key} -AsByteStream -Raw -SseCKey $key"));
        Assert.Equal(File.ReadAllBytes(file), Assert.IsType<byte[]>(whole.BaseObject));
    }

    public static TheoryData<string, byte[]> Texts => new()
    {
        { "zwei ñ 🔑\nlines\r\n", Encoding.UTF8.GetBytes("zwei ñ 🔑\nlines\r\n") },
        { "marked", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("marked")] },
        { "wide ñ", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("wide ñ")] },
        { "", [] },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_comes_as_one_string_without_its_mark(string text, byte[] stored)
    {
        using var engine = Engine();
        var key = sandbox.NewName(".txt");
        engine.Set("content", stored);
        _ = engine.Require($", $content | Send-S3SseCObject open {key} -SseCKey $key");
        var got = EngineAssert.OneObject(engine.Run($"Receive-S3SseCObject open {key} -Raw -SseCKey $key"));
        Assert.Equal(text, Assert.IsType<string>(got.BaseObject));
    }

    [Fact]
    public void Who_has_enough_of_a_large_object_is_not_sent_the_rest()
    {
        using var engine = Engine();
        var key = sandbox.NewName();
        _ = engine.Require($"Send-S3SseCObject '{sandbox.NewFile(64 << 20)}' open {key} -SseCKey $key");
        sandbox.Server.Requests.Clear();
        _ = EngineAssert.OneObject(
            engine.Run($"Receive-S3SseCObject open {key} -AsByteStream -SseCKey $key | ForEach-Object {{ $_.Length; break }}"));
        // Twelve ranges fit into memory; some of the sixteen were never asked for.
        Assert.InRange(sandbox.Seen("GetObject", key).Count, 1, 13);
    }

    [Fact]
    public void What_cannot_be_a_file_is_an_error_of_its_own_and_the_others_come()
    {
        using var engine = Engine();
        foreach (var key in new[] { "a.txt", "deep/b.txt", "deep/../up.txt", "CON", "x:y", "end." }) Store(engine, "mirror/" + key);
        var folder = Directory.CreateDirectory(sandbox.NewPath("")).FullName;
        var result = engine.Run($"Receive-S3SseCObject open mirror/ '{folder}' -Recurse -SseCKey $key");
        Assert.Equal(
            [Path.Combine(folder, "a.txt"), Path.Combine(folder, "deep", "b.txt")],
            result.Output.Select(o => o.Get<string>("Path")).Order(StringComparer.Ordinal));
        Assert.Equal(4, result.AllErrors.Count);
        Assert.All(result.AllErrors, e => Assert.StartsWith("NoFileName,", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(2, Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void A_folder_that_is_not_there_yet_is_made_and_a_name_without_a_slash_is_one_file()
    {
        using var engine = Engine();
        var bucket = sandbox.NewSseCBucket();
        foreach (var key in new[] { "a/one", "b/two" }) _ = engine.Require($"$null = Send-S3SseCObject '{sandbox.NewFile(10)}' {bucket} {key} -SseCKey $key");
        var (folder, file) = (sandbox.NewPath(""), sandbox.NewPath(""));
        _ = engine.Require($"Get-S3ObjectEncryption {bucket} -SseCKey $key | Receive-S3SseCObject -Path '{folder}/' -SseCKey $key");
        Assert.Equal(["one", "two"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        _ = EngineAssert.OneError(
            engine.Run($"Get-S3ObjectEncryption {bucket} -SseCKey $key | Receive-S3SseCObject -Path '{file}' -SseCKey $key -Force"), "SameFileTwice", "-Path FOLDER/");
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void Two_keys_that_differ_in_case_do_not_overwrite_each_other()
    {
        using var engine = Engine();
        Store(engine, "case/Name.txt");
        Store(engine, "case/name.txt");
        var folder = Directory.CreateDirectory(sandbox.NewPath("")).FullName;
        var result = engine.Run($"Receive-S3SseCObject open case/ '{folder}' -Recurse -Force -SseCKey $key");
        _ = EngineAssert.OneError(result, "SameFileTwice", "s3://open/case/");
        var got = Assert.Single(result.Output);
        Assert.Equal(got.Get<string>("Key"), File.ReadAllText(got.Get<string>("Path")));
    }

    [Fact]
    public void A_prefix_comes_back_as_the_folder_that_was_sent()
    {
        using var engine = Engine();
        var root = Directory.CreateDirectory(sandbox.NewPath("")).FullName;
        var names = new List<string>();
        foreach (var i in Enumerable.Range(0, 30))
        {
            var path = Path.Combine(root, $"d{i % 3}", $"file {i} ñ.txt");
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, $"{i}");
            names.Add(Path.GetRelativePath(root, path));
        }

        var back = sandbox.NewPath("");
        _ = engine.Require(
            $"Send-S3SseCObject '{root}' s3://open/round/ -Recurse -SseCKey $key | Out-Null; "
                + $"Receive-S3SseCObject s3://open/round/ -Path '{back}' -Recurse -SseCKey $key");
        Assert.All(names, n => Assert.Equal(File.ReadAllBytes(Path.Combine(root, n)), File.ReadAllBytes(Path.Combine(back, n))));
        Assert.Equal(30, Directory.GetFiles(back, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void A_link_in_the_target_folder_leads_nothing_out_of_it()
    {
        using var engine = Engine();
        Store(engine, "link/out/escaped.txt");
        var (folder, outside) = (
            Directory.CreateDirectory(sandbox.NewPath("")).FullName, Directory.CreateDirectory(sandbox.NewPath("")).FullName);
        _ = Directory.CreateSymbolicLink(Path.Combine(folder, "out"), outside);
        _ = EngineAssert.OneError(
            engine.Run($"Receive-S3SseCObject open link/ '{folder}' -Recurse -SseCKey $key"), "FileNotWritable", "link");
        Assert.Empty(Directory.GetFiles(outside));
    }

    private static void Store(HostedEngine engine, string key)
    {
        engine.Set("name", key);
        _ = engine.Require("$name | Send-S3SseCObject open $name -NoNewline -SseCKey $key");
    }

    private HostedEngine Engine()
    {
        var engine = sandbox.As();
        _ = engine.Require("$key = New-SseCKey; $PSDefaultParameterValues['Send-S3SseCObject:WarningAction'] = 'Ignore'");
        return engine;
    }
}
