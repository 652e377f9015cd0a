using System;
using System.Collections;
using System.Linq;
using System.Net;
using System.Text;
using CsCheck;
using S3Encryption.Core.Keys.Exporting;
using S3Encryption.Core.Keys.Reading;
using Xunit;

namespace S3Encryption.Core.Tests.Keys.Exporting;

public sealed class PlainExportTests
{
    private static readonly Gen<byte[]> Material = Gen.Byte.Array[32];

    [Theory]
    [InlineData(SseCKeyTool.AwsCli)]
    [InlineData(SseCKeyTool.Rclone)]
    [InlineData(SseCKeyTool.Mc)]
    [InlineData(SseCKeyTool.OpenSsl)]
    [InlineData(null)]
    public void What_is_written_for_a_tool_is_read_again_as_the_same_key(SseCKeyTool? tool) => Material.Sample(bytes =>
    {
        using var key = new SseCKey(bytes, SseCKeyOrigin.Generated);
        Assert.Equal(bytes, SseCKeyReader.FromFile(PlainExport.Content(key, tool)).Key.CopyMaterial());
        if (PlainExport.Value(key, tool) is string text) Assert.Equal(bytes, SseCKeyReader.FromText(text).Key.CopyMaterial());
    });

    [Fact]
    public void A_vault_gets_what_is_read_again() => Material.Sample(bytes =>
    {
        using var key = new SseCKey(bytes, SseCKeyOrigin.Generated);
        using var secret = PlainExport.Secure(key);
        Assert.Equal(Convert.ToBase64String(bytes), new NetworkCredential("", secret).Password);
    });

    [Fact]
    public void The_headers_are_the_three_that_S3_asks_for()
    {
        using var key = new SseCKey([.. Enumerable.Range(0, 32).Select(i => (byte)i)], SseCKeyOrigin.Generated);
        var headers = (IDictionary)PlainExport.Value(key, SseCKeyTool.HttpHeader);
        Assert.Equal("AES256", headers["x-amz-server-side-encryption-customer-algorithm"]);
        Assert.Equal("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", headers["x-amz-server-side-encryption-customer-key"]);
        Assert.Equal(key.KeyMD5, headers["x-amz-server-side-encryption-customer-key-MD5"]);
        var lines = Encoding.ASCII.GetString(PlainExport.Content(key, SseCKeyTool.HttpHeader)).Split('\n');
        Assert.Equal(["", .. headers.Cast<DictionaryEntry>().Select(h => $"{h.Key}: {h.Value}").Order()], lines.Order());
    }
}
