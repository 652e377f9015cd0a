using System.IO;
using CsCheck;
using S3Encryption.Core.Objects.Downloading;
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
    [InlineData("nul")]
    [InlineData("COM1.txt")]
    [InlineData("name.")]
    [InlineData("bell\u0007")]
    public void A_key_that_is_no_file_name_asks_for_one(string key) =>
        Assert.Equal(
            "NoFileName",
            Assert.Throws<S3EncryptionException>(() => DownloadPath.For(Path.GetTempPath(), new S3Location("b", key))).ErrorId);

    [Fact]
    public void No_key_can_lead_out_of_the_folder_that_mirrors_a_prefix() =>
        Gen.String[1, 40].Select(Gen.String[1, 10], (a, b) => a + "/" + b)
        .Sample(key =>
        {
            var folder = Path.Combine(Path.GetTempPath(), "mirror");
            try
            {
                var path = Path.GetFullPath(DownloadPath.Below(folder, string.Empty, new S3Location("b", key)));
                Assert.StartsWith(folder + Path.DirectorySeparatorChar, path, System.StringComparison.Ordinal);
            }
            catch (S3EncryptionException e)
            {
                Assert.Equal("NoFileName", e.ErrorId);
            }
        });

    [Fact]
    public void A_link_in_the_folder_leads_nothing_out_of_it()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var elsewhere = Directory.CreateTempSubdirectory().FullName;
        _ = Directory.CreateSymbolicLink(Path.Combine(folder, "link"), elsewhere);
        var file = DownloadPath.Below(folder, string.Empty, new S3Location("b", "link/deep/x"));
        Assert.Equal("FileNotWritable", Assert.Throws<S3EncryptionException>(() => DownloadPath.MakeFolder(folder, file)).ErrorId);
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere));
        Directory.Delete(folder, true);
        Directory.Delete(elsewhere);
    }

    [Fact]
    public void A_path_that_is_no_folder_is_the_file() => Assert.Equal("/x/y.bin", DownloadPath.For("/x/y.bin", new S3Location("b", "..")));
}
