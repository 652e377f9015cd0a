using System.IO;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>
/// What is said of an object arrives as it was said, at once and in parts: a header that is not sent as it was signed is refused.
/// </summary>
public sealed class SentHeadersTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Theory]
    [InlineData(100)]
    [InlineData(20 << 20)]
    public void A_media_type_and_metadata_arrive_whatever_their_spelling(int size)
    {
        using var engine = sandbox.As();
        var (file, name) = (sandbox.NewPath(".txt"), sandbox.NewName(".txt"));
        File.WriteAllBytes(file, new byte[size]);
        _ = engine.Require(
            $"Send-S3EncryptedObject '{file}' open {name}; "
                + $"Send-S3EncryptedObject '{file}' fresh {name} -ContentType 'text/csv;charset=utf-8' -Metadata @{{ a = 'x  y' }}");
        Assert.Equal("text/plain", sandbox.Stored("open", name)!.Headers.System["content-type"]);
        var headers = sandbox.Stored("fresh", name)!.Headers;
        Assert.Equal(("text/csv;charset=utf-8", "x  y"), (headers.System["content-type"], headers.User["x-amz-meta-a"]));
    }
}
