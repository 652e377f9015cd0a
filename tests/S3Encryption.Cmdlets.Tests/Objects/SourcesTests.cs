using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>Everything that people have content in is stored as it is: folders, files, rows, bytes, text, streams.</summary>
public sealed class SourcesTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void A_folder_is_mirrored_with_what_was_asked_for_and_nothing_else()
    {
        using var engine = Engine();
        var root = Tree("a.log", "b.txt", "deep/c.log", "deep/er/d.LOG", "deep/er/e.tmp", "skip/f.log");
        var sent = engine.Require($"Send-S3SseCObject '{root}' s3://open/tree/ -Recurse -Include *.log, *.txt -Exclude skip -SseCKey $key");
        Assert.Equal(
            ["tree/a.log", "tree/b.txt", "tree/deep/c.log", "tree/deep/er/d.LOG"],
            sent.Select(s => s.Get<string>("Key")).Order(StringComparer.Ordinal));
        Assert.Null(sandbox.Stored("open", "tree/skip/f.log"));
        Assert.Null(sandbox.Stored("open", "tree/deep/er/e.tmp"));
    }

    [Fact]
    public void A_link_to_a_folder_above_is_no_endless_tree()
    {
        using var engine = Engine();
        var root = Tree("a.log", "deep/c.log");
        _ = Directory.CreateSymbolicLink(Path.Combine(root, "deep", "circle"), root);
        Assert.Equal(2, engine.Require($"Send-S3SseCObject '{root}' s3://open/circle/ -Recurse -SseCKey $key").Count);
    }

    [Fact]
    public void Files_from_the_pipeline_take_bucket_and_prefix_by_position()
    {
        using var engine = Engine();
        var files = Enumerable.Range(0, 3).Select(_ => sandbox.NewFile(100)).ToList();
        engine.Set("files", files.Select(f => new FileInfo(f)).ToArray());
        Assert.Equal(3, engine.Require("$files | Send-S3SseCObject open position/ -SseCKey $key").Count);
        Assert.Equal(3, engine.Require("$files | Send-S3SseCObject s3://open/uri/ -SseCKey $key").Count);
        Assert.All(files, f => Assert.Equal(100, sandbox.Stored("open", "position/" + Path.GetFileName(f))!.Size));
        Assert.All(files, f => Assert.Equal(100, sandbox.Stored("open", "uri/" + Path.GetFileName(f))!.Size));
    }

    [Fact]
    public async Task Rows_that_name_path_bucket_and_key_go_each_to_its_place()
    {
        using var engine = Engine();
        var (one, two) = (sandbox.NewFile(10), sandbox.NewFile(20));
        Assert.Equal(2, engine.Require($$"""
            [pscustomobject]@{ Path = '{{one}}'; BucketName = 'open'; Key = 'row/1' },
            [pscustomobject]@{ Path = '{{two}}'; BucketName = 'fresh'; Key = 'row/2' } | Send-S3EncryptedObject
            """).Count);
        Assert.Equal(File.ReadAllBytes(one), await sandbox.StoredBytesAsync("open", "row/1"));
        Assert.Equal(File.ReadAllBytes(two), await sandbox.StoredBytesAsync("fresh", "row/2"));
    }

    [Theory]
    [InlineData("[byte[]](0..255)", 256)]
    [InlineData("0..255 | ForEach-Object { [byte]$_ }", 256)]
    [InlineData(", [byte[]](0..255)", 256)]
    [InlineData(", [byte[]](1, 2); , [byte[]](3); [byte]4", 4)]
    [InlineData("[IO.MemoryStream]::new([byte[]](0..255))", 256)]
    [InlineData(", [byte[]]@()", 0)]
    public async Task Bytes_come_as_they_are(string script, int count)
    {
        using var engine = Engine();
        var key = sandbox.NewName();
        var sent = EngineAssert.OneObject(engine.Run($"& {{ {script} }} | Send-S3SseCObject open {key} -SseCKey $key"));
        Assert.Equal(count, sent.Get<long>("Size"));
        var expected = count == 256 ? Enumerable.Range(0, 256).Select(i => (byte)i) : Enumerable.Range(1, count).Select(i => (byte)i);
        Assert.Equal(expected, await sandbox.StoredBytesAsync("open", key));
    }

    [Theory]
    [InlineData("'one', 'zwei ñ 🔑'", "", "one\nzwei ñ 🔑\n")]
    [InlineData("'one', 'two'", "-NoNewline", "onetwo")]
    [InlineData("''", "", "\n")]
    [InlineData("''", "-NoNewline", "")]
    [InlineData("\"a`nb\"", "", "a\nb\n")]
    public async Task Text_is_UTF_8_without_a_mark_and_ends_its_lines(string script, string options, string expected)
    {
        using var engine = Engine();
        var key = sandbox.NewName(".txt");
        _ = EngineAssert.OneObject(engine.Run($"{script} | Send-S3SseCObject open {key} -SseCKey $key {options}"));
        var text = expected.Replace("\n", Environment.NewLine, StringComparison.Ordinal);
        if (script.StartsWith('"')) text = "a\nb" + Environment.NewLine;
        Assert.Equal(Encoding.UTF8.GetBytes(text), await sandbox.StoredBytesAsync("open", key));
    }

    [Fact]
    public async Task A_stream_of_unknown_length_goes_in_parts_and_is_whole()
    {
        using var engine = Engine();
        var (file, key) = (sandbox.NewFile(20 << 20), sandbox.NewName());
        engine.Set("content", new Unseekable(File.OpenRead(file)));
        var sent = EngineAssert.OneObject(engine.Run($"$content | Send-S3SseCObject open {key} -SseCKey $key"));
        Assert.Equal(3, sent.Get<int>("Parts"));
        Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
    }

    [Theory]
    [InlineData(8 << 20, 1)]
    [InlineData(16 << 20, 2)]
    public async Task A_stream_that_ends_where_a_part_ends_has_no_empty_part(int size, int parts)
    {
        using var engine = Engine();
        var (file, key) = (sandbox.NewFile(size), sandbox.NewName());
        engine.Set("content", File.ReadAllBytes(file));
        var sent = EngineAssert.OneObject(engine.Run($", $content | Send-S3SseCObject open {key} -SseCKey $key"));
        Assert.Equal(parts, sent.Get<int>("Parts"));
        Assert.Equal(File.ReadAllBytes(file), await sandbox.StoredBytesAsync("open", key));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(9 << 20)]
    public void A_pipeline_that_fails_before_its_end_does_not_store_its_beginning(int size)
    {
        using var engine = Engine();
        var key = sandbox.NewName();
        engine.Set("content", new byte[size]);
        var error = Assert.Single(
            engine.Run($"& {{ , $content; throw 'disk full' }} | Send-S3SseCObject open {key} -SseCKey $key").AllErrors);
        Assert.Equal("disk full", error.ToString());
        Assert.Null(sandbox.Stored("open", key));
        Assert.Equal(0, sandbox.UnfinishedUploads("open"));
    }

    [Theory]
    [InlineData("42 | Send-S3SseCObject open nothing -SseCKey $key", "NotContent")]
    [InlineData("'text', 42, 'more' | Send-S3SseCObject open nothing -SseCKey $key", "NotContent")]
    [InlineData("42, 43 | Send-S3SseCObject open nothing -SseCKey $key", "NotContent")]
    [InlineData("42 | Send-S3SseCObject open nothing -SseCKey $key -WhatIf", "NotContent")]
    [InlineData("'text' | Send-S3SseCObject open -SseCKey $key", "NoKey")]
    [InlineData("'text' | Send-S3SseCObject open folder/ -SseCKey $key", "NoKey")]
    public void What_is_no_content_or_has_no_place_is_an_error(string script, string id)
    {
        using var engine = Engine();
        _ = EngineAssert.OneError(engine.Run(script), id);
        Assert.Null(sandbox.Stored("open", "nothing"));
    }

    private HostedEngine Engine()
    {
        var engine = sandbox.As();
        _ = engine.Require("$key = New-SseCKey; $PSDefaultParameterValues['Send-S3SseCObject:WarningAction'] = 'Ignore'");
        return engine;
    }

    private string Tree(params string[] files)
    {
        var root = Directory.CreateDirectory(sandbox.NewPath("")).FullName;
        foreach (var file in files)
        {
            var path = Path.Combine(root, file);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file);
        }

        return root;
    }
}
