using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Reports;

public sealed class ExportReportTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void An_audit_becomes_one_page_that_says_what_there_is()
    {
        using var engine = sandbox.Filled();
        var page = sandbox.Report(engine, ReportScripts.Audit, "-Title 'November'");
        Assert.StartsWith("<!DOCTYPE html>", page);
        Assert.EndsWith("</html>\n", page);
        foreach (var words in new[]
        {
            "<h1><bdi>November</bdi></h1>", "Of 8 objects", "2 buckets encrypt new objects", "Requests without TLS are not refused",
            "Set-S3EncryptionPolicy open -RequireTls",
            "alias/logs", "kms:Decrypt", "An object that is in both is counted twice", "DSSE-KMS",
        })
        {
            Assert.Contains(words, page, System.StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_file_is_given_where_that_is_asked_for_and_nothing_is_left_beside_it()
    {
        using var engine = sandbox.As();
        var path = sandbox.NewPath(".html");
        Assert.Empty(engine.Require($"Get-S3BucketEncryption fresh | Export-S3EncryptionReport '{path}'"));
        var given = EngineAssert.OneObject(engine.Run($"Get-S3BucketEncryption fresh | Export-S3EncryptionReport '{path}' -Force -PassThru"));
        Assert.Equal(path, Assert.IsType<FileInfo>(given.BaseObject).FullName);
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"));
    }

    [Fact]
    public void A_file_that_is_there_is_kept_and_nobody_waits_for_an_audit_to_learn_it()
    {
        using var engine = sandbox.As();
        var path = sandbox.NewPath(".html");
        File.WriteAllText(path, "last month");
        var before = sandbox.Server.Requests.Snapshot().Count;
        var result = engine.Run($"Get-S3BucketEncryption | Export-S3EncryptionReport '{path}'");
        _ = EngineAssert.OneError(result, "FileExists", path, "-Force");
        Assert.Equal(before, sandbox.Server.Requests.Snapshot().Count);
        Assert.Equal("last month", File.ReadAllText(path));
        _ = engine.Require($"Get-S3BucketEncryption | Export-S3EncryptionReport '{path}' -Force");
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(path));
    }

    [Fact]
    public void Rehearsing_writes_nothing()
    {
        using var engine = sandbox.As();
        var path = sandbox.NewPath(".html");
        var result = engine.Run($"Get-S3BucketEncryption | Export-S3EncryptionReport '{path}' -WhatIf");
        Assert.Empty(result.AllErrors);
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-InputObject $null")]
    public void Who_pipes_nothing_in_is_told_what_to_pipe_and_not_asked_for_it(string given)
    {
        using var engine = sandbox.As();
        var path = sandbox.NewPath(".html");
        var error = EngineAssert.OneError(engine.Run($"Export-S3EncryptionReport '{path}' {given}"), "NothingToReport", path);
        Assert.Contains($"Get-S3BucketEncryption | Export-S3EncryptionReport '{path}'", error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void An_audit_that_found_nothing_does_not_replace_the_last_report_by_an_empty_one()
    {
        using var engine = sandbox.As();
        var path = sandbox.NewPath(".html");
        File.WriteAllText(path, "last month");
        _ = EngineAssert.OneError(engine.Run($"$null, @() | Export-S3EncryptionReport '{path}' -Force"), "NothingToReport", path);
        Assert.Equal("last month", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("/no/such/folder/report.html", "FileNotWritable", "/no/such/folder")]
    [InlineData("env:report", "NotAFile", "env:report")]
    [InlineData("nodrive:/report.html", "NotAFile", "nodrive")]
    [InlineData("$Folder", "FileNotWritable", "A folder has that name")]
    public void Where_no_report_can_be_written_the_reason_is_said_first(string path, string id, string words)
    {
        using var engine = sandbox.As();
        var before = sandbox.Server.Requests.Snapshot().Count;
        _ = EngineAssert.OneError(engine.Run($"Get-S3BucketEncryption | Export-S3EncryptionReport \"{path}\""), id, words);
        Assert.Equal(before, sandbox.Server.Requests.Snapshot().Count);
    }

    [Fact]
    public void What_no_report_is_made_of_is_an_error_of_its_own_and_the_page_says_that_it_is_missing()
    {
        using var engine = sandbox.As();
        var path = sandbox.NewPath(".html");
        var result = engine.Run($"& {{ Get-S3BucketEncryption fresh; 'text'; Get-S3BucketEncryption open }} | Export-S3EncryptionReport '{path}'");
        _ = EngineAssert.OneError(result, "NotReportable", "System.String", "Get-S3BucketEncryption");
        var page = File.ReadAllText(path);
        Assert.Contains("2 buckets encrypt new objects", page, System.StringComparison.Ordinal);
        Assert.Contains("1 object that no report is made of came down the pipeline", page, System.StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_session_or_a_file_gives_back_makes_the_same_page()
    {
        using var engine = sandbox.Filled();
        var live = engine.Require(ReportScripts.Audit);
        engine.Set("live", live.ToArray());
        engine.Set("back", ReportScripts.Serialised(live));
        Assert.Equal(Timeless(sandbox.Report(engine, "$live")), Timeless(sandbox.Report(engine, "$back")));
    }

    [Fact]
    public void What_another_version_said_is_not_guessed_at()
    {
        using var engine = sandbox.As();
        var bucket = PSObject.AsPSObject(ReportScripts.Serialised(engine.Require("Get-S3BucketEncryption fresh"))[0]);
        bucket.Properties.Remove("Encryption");
        bucket.Properties.Add(new PSNoteProperty("Encryption", "SseOfTomorrow"));
        engine.Set("bucket", bucket);
        var result = engine.Run($"$bucket, (Get-S3BucketEncryption open) | Export-S3EncryptionReport '{sandbox.NewPath(".html")}'");
        _ = EngineAssert.OneError(result, "NotReportable", "BucketEncryption", "Encryption");
    }

    [Fact]
    public void As_many_objects_as_there_are_come_through_the_pipeline()
    {
        using var engine = sandbox.As();
        var page = sandbox.Report(engine, """
            foreach ($i in 1..30000) { [S3Encryption.S3ObjectEncryption]@{ BucketName = "b$($i % 9)"; Key = "k$i"; Size = 1; Encryption = 'None' } }
            """);
        Assert.Contains("All 30,000 objects (29.3 KiB) are not encrypted.", page, System.StringComparison.Ordinal);
        Assert.Contains("and 29,900 more", page, System.StringComparison.Ordinal);
        Assert.InRange(page.Length, 1, 100_000);
    }

    private static string Timeless(string page) => Regex.Replace(page, "<time .*?</time>", string.Empty);
}
