using System.Text;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Objects.Uploading;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

/// <summary>What a server without checksums has of an upload whose answer was lost is told by its entity tag alone.</summary>
public sealed class EntityTagTests
{
    private const string OfHello = "5d41402abc4b2a76b9719d911017c592";
    private const string OfWorld = "7d793037a0760186574b0282f2f435e7";

    [Fact]
    public void Of_content_it_is_the_MD5() => Assert.Equal(OfHello, EntityTag.OfContent(Body("hello")));

    [Fact]
    public void Of_parts_it_is_the_MD5_of_their_MD5s_and_their_number()
    {
        SentPart[] parts = [new(1, OfHello, null!, null), new(2, OfWorld, null!, null)];
        Assert.Equal("065947336a2f2a95ba8899f3675c3be6-2", EntityTag.OfParts(parts));
    }

    [Theory]
    [InlineData(OfHello, true)]
    [InlineData(OfWorld, false)]
    [InlineData(OfHello + "-1", false)]
    [InlineData("5d41402abc4b2a76b9719d911017c5zz", false)]
    [InlineData("", false)]
    public void A_part_is_taken_for_there_by_its_own_MD5_alone(string tag, bool isThere) => Assert.Equal(isThere, EntityTag.IsOf(tag, Body("hello")));

    private static BufferBody Body(string text) => new(Encoding.ASCII.GetBytes(text));
}
