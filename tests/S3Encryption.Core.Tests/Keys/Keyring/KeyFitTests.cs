using System;
using System.Linq;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Core.Keys.Wrapping;
using Xunit;

namespace S3Encryption.Core.Tests.Keys.Keyring;

public sealed class KeyFitTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("logs", "2026/a.gz", "long prefix")]
    [InlineData("logs", "2025/a.gz", "bucket, new")]
    [InlineData("web", "index.html", "any")]
    [InlineData("web", "2026/a.gz", "prefix in any bucket")]
    public void An_upload_takes_the_longest_prefix_then_its_bucket_then_the_newest(string bucket, string key, string expected) =>
        Assert.Equal(expected, KeyFit.ForUpload(All, new S3Location(bucket, key))!.Entry.Name);

    [Fact]
    public void An_upload_takes_no_key_that_is_for_elsewhere() =>
        Assert.Null(KeyFit.ForUpload([Key("other", 1, "other", null), Key("prefix", 2, null, "x/")], new S3Location("logs", "a")));

    [Fact]
    public void Reading_tries_what_fits_first_and_every_other_key_after_the_newest_first() => Assert.Equal(
        ["bucket, new", "bucket, old", "any", "prefix in any bucket", "long prefix", "other bucket"],
        KeyFit.ForObject(All, new S3Location("logs", "2025/a.gz")).Select(k => k.Entry.Name));

    private static StoredSseCKey[] All =>
    [
        Key("long prefix", 1, "logs", "2026/"),
        Key("bucket, old", 2, "logs", null),
        Key("bucket, new", 3, "logs", null),
        Key("prefix in any bucket", 4, null, "2026"),
        Key("any", 9, null, null),
        Key("other bucket", 0, "archive", null),
    ];

    private static StoredSseCKey Key(string name, int day, string? bucket, string? prefix) => new(
        new SseCKeyEntry
        {
            Name = name,
            Fingerprint = name,
            KeyMD5 = name,
            BucketName = bucket,
            Prefix = prefix,
            Created = Start.AddDays(day),
            Wrap = SseCKeyWrap.Cms,
        },
        new KeyWrapping.Cms(string.Empty, []));
}
