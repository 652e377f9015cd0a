using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Reports;

public sealed class ReportSecretsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void A_key_in_the_pipeline_ends_it_and_no_report_is_written()
    {
        using var engine = sandbox.Filled();
        var path = sandbox.NewPath(".html");
        engine.Set("copy", ReportScripts.Serialised(engine.Require("$key"))[0]);
        foreach (var key in new[] { "$key", "$copy" })
        {
            var result = engine.Run($"& {{ Get-S3BucketEncryption fresh; {key} }} | Export-S3EncryptionReport '{path}'");
            var error = EngineAssert.OneError(result, "SseCKeyInReport", "none was written");
            Assert.Equal(ErrorCategory.SecurityError, error.CategoryInfo.Category);
            Assert.False(File.Exists(path));
        }
    }

    [Fact]
    public void The_page_about_objects_under_a_key_holds_no_form_of_that_key()
    {
        using var engine = sandbox.Filled();
        var page = sandbox.Report(engine, ReportScripts.Audit);
        var raw = File.ReadAllBytes((string)engine.Require("$keyFile")[0].BaseObject);
        Assert.Contains("SSE-C", page, StringComparison.Ordinal);
        foreach (var form in new[] { Convert.ToBase64String(raw), Convert.ToHexString(raw), Convert.ToBase64String(raw).TrimEnd('=') })
            Assert.DoesNotContain(form, page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(System.Text.Encoding.Latin1.GetString(raw), page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain/key-1.gz")]
    [InlineData("a b")]
    [InlineData("it's")]
    [InlineData("’; Remove-Item x; ‘")]
    [InlineData("$(Get-Date) $env:PATH `n \"")]
    [InlineData("-Force")]
    [InlineData("123")]
    [InlineData("0x10")]
    [InlineData("a;b|c&d")]
    [InlineData("@{x=1}")]
    [InlineData("# no comment")]
    [InlineData("back\u202Ecod.exe $x ` \" “q”")]
    [InlineData("two\nlines\r\u0001")]
    [InlineData("\U0001F512 שלום")]
    [InlineData("tag\U000E0041")]
    public void A_command_on_the_page_is_about_that_very_object_and_runs_nothing_of_its_name(string key)
    {
        using var engine = sandbox.As();
        engine.Set("name", key);
        var page = sandbox.Report(engine, "[S3Encryption.S3ObjectEncryption]@{ BucketName = 'attic'; Key = $name; Encryption = 'None' }");
        var command = ReportScripts.Commands(page).Single(c => c.StartsWith("Convert-", StringComparison.Ordinal));
        var script = Parser.ParseInput(command, out _, out var errors);
        Assert.Empty(errors);
        var one = Assert.Single(script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>());
        Assert.Equal("Convert-S3ObjectEncryption", one.GetCommandName());
        var at = one.CommandElements.ToList().FindIndex(e => e is CommandParameterAst { ParameterName: "Key" });
        Assert.Equal(key, Assert.IsType<StringConstantExpressionAst>(one.CommandElements[at + 1]).Value);
        Assert.Equal(7, one.CommandElements.Count);
    }
}
