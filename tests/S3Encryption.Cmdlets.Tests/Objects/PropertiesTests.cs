using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>What is kept beside the content is kept as it was typed, by one request and in parts alike.</summary>
public sealed class PropertiesTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Theory]
    [InlineData(100)]
    [InlineData(9 << 20)]
    public void Metadata_tags_class_and_type_are_stored(int size)
    {
        using var engine = sandbox.As();
        var key = sandbox.NewName();
        _ = engine.Require($$"""
            Send-S3SseCObject '{{sandbox.NewFile(size)}}' open {{key}} -SseCKey (New-SseCKey) -WarningAction Ignore `
                -Metadata @{ Team = 'ops'; Count = 3; place = 'Zürich 🔑' } -Tag @{ 'cost center' = 'a+b=c &d'; 'größe' = '5' } `
                -StorageClass STANDARD_IA -ContentType 'application/x-thing; v=1'
            """);
        var headers = sandbox.Stored("open", key)!.Headers;
        Assert.Equal(
            "application/x-thing; v=1",
            headers.System.Single(h => h.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase)).Value);
        Assert.Equal("STANDARD_IA", headers.StorageClass);
        Assert.Equal("ops", headers.User["x-amz-meta-team"]);
        Assert.Equal("3", headers.User["x-amz-meta-count"]);
        Assert.Equal("=?UTF-8?B?WsO8cmljaCDwn5SR?=", headers.User["x-amz-meta-place"]);
        Assert.Equal(
            [KeyValuePair.Create("cost center", "a+b=c &d"), KeyValuePair.Create("größe", "5")],
            headers.Tags.OrderBy(t => t.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a.txt", "text/plain")]
    [InlineData("a.JSON", "application/json")]
    [InlineData("folder.d/a.tar.gz", "application/gzip")]
    [InlineData("a.unheard-of", "application/octet-stream")]
    [InlineData("plain", "application/octet-stream")]
    public void The_type_is_that_of_the_keys_extension(string key, string type)
    {
        using var engine = sandbox.As();
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' open {key}");
        var stored = sandbox.Stored("open", key)!.Headers.System
            .Where(h => h.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).SingleOrDefault();
        // Where none is named S3 gives its own.
        Assert.Equal(type, stored ?? "application/octet-stream");
    }

    [Fact]
    public void A_storage_class_that_cannot_be_one_is_refused_before_anything_is_sent()
    {
        using var engine = sandbox.As();
        var key = sandbox.NewName();
        var result = engine.Run($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' open {key} -StorageClass 'x y'");
        var error = Assert.Single(result.AllErrors);
        Assert.StartsWith("ParameterArgumentValidationError,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(sandbox.Seen("PutObject", key));
    }
}
