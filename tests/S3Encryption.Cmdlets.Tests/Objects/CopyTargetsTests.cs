using System;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>Which object is copied, and where the copy lands.</summary>
public sealed class CopyTargetsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Theory]
    [InlineData("s3://open/dir/name.csv s3://fresh/other.csv", "fresh", "other.csv")]
    [InlineData("s3://open/dir/name.csv s3://fresh/2026/", "fresh", "2026/name.csv")]
    [InlineData("s3://open/dir/name.csv s3://fresh", "fresh", "dir/name.csv")]
    [InlineData("s3://open/dir/name.csv fresh", "fresh", "dir/name.csv")]
    [InlineData("open -Key dir/name.csv fresh -DestinationKey a/b", "fresh", "a/b")]
    [InlineData("open -Key dir/name.csv -DestinationKey sibling/", "open", "sibling/name.csv")]
    [InlineData("-SourceBucket open -SourceKey dir/name.csv -Destination fresh -DestinationKey named", "fresh", "named")]
    public void The_copy_is_where_it_was_meant_to_be(string parameters, string bucket, string key)
    {
        using var engine = sandbox.As();
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' open dir/name.csv");
        var copy = EngineAssert.OneObject(engine.Run($"Copy-S3EncryptedObject {parameters}"));
        Assert.Equal((bucket, key), (copy.Get<string>("BucketName"), copy.Get<string>("Key")));
        Assert.Equal(("open", "dir/name.csv"), (copy.Get<string>("SourceBucketName"), copy.Get<string>("SourceKey")));
        Assert.Equal(10, sandbox.Stored(bucket, key)!.Size);
    }

    [Theory]
    [InlineData("with space.txt")]
    [InlineData("a+b&c=d%20e.txt")]
    [InlineData("日本語/ключ/ñ.txt")]
    [InlineData("double//slash/../dots/./.txt")]
    [InlineData("../up")]
    [InlineData("/leading")]
    [InlineData("//two")]
    [InlineData("ends in dots/..")]
    [InlineData("'quoted' \"and\" $dollar?#[x].txt")]
    [InlineData("tab\tand\nline")]
    public void A_key_of_any_legal_kind_can_be_a_source_and_a_target(string key)
    {
        using var engine = sandbox.As();
        engine.Set("name", key);
        _ = engine.Require(
            $"Send-S3EncryptedObject '{sandbox.NewFile(6 << 20)}' open $name; Copy-S3EncryptedObject open -Key $name fresh; "
                + "Copy-S3EncryptedObject open -Key $name open -DestinationKey ($name + 'x') -MultipartThreshold 5MB");
        Assert.Equal(6 << 20, sandbox.Stored("fresh", key)!.Size);
        Assert.Equal(6 << 20, sandbox.Stored("open", key + "x")!.Size);
    }

    [Fact]
    public void What_AWS_Tools_list_pipes_straight_in_and_a_script_block_mirrors_the_tree()
    {
        using var engine = sandbox.As();
        var names = Enumerable.Range(0, 20).Select(i => $"tree/{i % 3}/{i}.bin").ToList();
        foreach (var name in names) _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(100)}' open {name}");
        engine.Set("names", names);
        // As Get-S3Object gives them: the properties, and others that must not be taken for parameters.
        var copies = engine.Require(
            "$names | ForEach-Object { [pscustomobject]@{ BucketName = 'open'; Key = $_; ETag = 'x'; StorageClass = 'GLACIER' } } | "
                + "Copy-S3EncryptedObject -Destination fresh -DestinationKey { \"mirror/$($_.Key)\" } -Encryption SseKms");
        Assert.Equal(names.Select(n => "mirror/" + n).Order(), copies.Select(c => c.Get<string>("Key")).Order());
        Assert.All(names, n => Assert.Equal("STANDARD", sandbox.Stored("fresh", "mirror/" + n)!.Headers.StorageClass));
    }

    [Fact]
    public void Two_sources_of_one_name_do_not_overwrite_each_other()
    {
        using var engine = sandbox.As();
        _ = engine.Require(
            $"Send-S3EncryptedObject '{sandbox.NewFile(1)}' open a/same; Send-S3EncryptedObject '{sandbox.NewFile(2)}' open b/same");
        var result = engine.Run("'s3://open/a/same', 's3://open/b/same' | Copy-S3EncryptedObject -Destination s3://fresh/flat/");
        _ = EngineAssert.OneError(result, "SameKeyTwice", "s3://open/b/same", "-DestinationKey {");
        Assert.Equal(1, sandbox.Stored("fresh", "flat/same")!.Size);
    }

    [Fact]
    public void One_object_that_fails_does_not_stop_the_others()
    {
        using var engine = sandbox.As();
        _ = engine.Require($"'one', 'two' | ForEach-Object {{ Send-S3EncryptedObject '{sandbox.NewFile(5)}' open -Key $_ }}");
        var result = engine.Run(
            "'s3://open/one', 's3://open/none', 's3://open/two' | Copy-S3EncryptedObject -Destination s3://fresh/others/");
        _ = EngineAssert.OneError(result, "ObjectNotFound", "s3://open/none");
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void WhatIf_copies_nothing_and_says_what_would_be()
    {
        using var engine = sandbox.As();
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' open whatif");
        Assert.Empty(engine.Require("Copy-S3EncryptedObject s3://open/whatif fresh -Encryption SseKms -WhatIf"));
        Assert.Contains("Copy s3://open/whatif with SseKms", engine.TakeScreen(), StringComparison.Ordinal);
        Assert.Null(sandbox.Stored("fresh", "whatif"));
    }

    [Fact]
    public void What_was_copied_pipes_straight_into_receiving()
    {
        using var engine = sandbox.As();
        var back = sandbox.NewPath();
        _ = engine.Require(
            $"Send-S3EncryptedObject '{sandbox.NewFile(77)}' open chain | Copy-S3EncryptedObject -Destination s3://fresh/chained | "
                + $"Receive-S3EncryptedObject -Path '{back}'");
        Assert.Equal(77, new System.IO.FileInfo(back).Length);
    }
}
