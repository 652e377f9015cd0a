using CsCheck;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

public sealed class S3LocationTests
{
    [Fact]
    public void What_is_written_is_read_back_whatever_the_key() =>
        Gen.Select(Gen.Char['a', 'z'].Array[3, 20], Gen.String[1, 50]).Sample((bucket, key) =>
    {
        var location = new S3Location(new string(bucket), key);
        Assert.True(S3Location.TryParse(location.ToString(), out var read));
        Assert.Equal(location, read);
    });

    [Theory]
    [InlineData("s3://b", "b", null)]
    [InlineData("s3://b/", "b", null)]
    [InlineData("S3://b/k", "b", "k")]
    [InlineData("s3://b//k", "b", "/k")]
    [InlineData("s3://b/a/", "b", "a/")]
    public void A_key_is_everything_behind_the_first_slash(string uri, string bucket, string? key)
    {
        Assert.True(S3Location.TryParse(uri, out var location));
        Assert.Equal(new S3Location(bucket, key), location);
    }

    [Theory]
    [InlineData("s3://")]
    [InlineData("s3:///k")]
    [InlineData("bucket")]
    [InlineData("https://b/k")]
    public void What_names_no_bucket_is_no_location(string text) => Assert.False(S3Location.TryParse(text, out _));
}
