using System.IO;
using CsCheck;
using S3Encryption.Core.Objects;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

public sealed class DownloadPathTests
{
    [Fact]
    public void No_key_can_name_a_file_outside_the_folder() => Gen.String[1, 40].Sample(key =>
    {
        var folder = Path.GetTempPath();
        try
        {
            var path = DownloadPath.For(folder, new S3Location("b", key));
            Assert.Equal(Path.GetFullPath(folder).TrimEnd('/'), Path.GetDirectoryName(Path.GetFullPath(path)));
        }
        catch (S3EncryptionException e)
        {
            Assert.Equal("NoFileName", e.ErrorId);
        }
    });

    [Theory]
    [InlineData("a/..")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("a/")]
    [InlineData("a\\..\\..\\evil")]
    [InlineData("c:evil")]
    public void A_key_that_is_no_file_name_asks_for_one(string key) =>
        Assert.Equal(
            "NoFileName",
            Assert.Throws<S3EncryptionException>(() => DownloadPath.For(Path.GetTempPath(), new S3Location("b", key))).ErrorId);

    [Fact]
    public void A_path_that_is_no_folder_is_the_file() => Assert.Equal("/x/y.bin", DownloadPath.For("/x/y.bin", new S3Location("b", "..")));
}
