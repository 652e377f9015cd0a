using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Keys.Reading;
using Xunit;

namespace S3Encryption.Core.Tests.Keys.Reading;

/// <summary>What a pipeline takes apart arrives as one key again.</summary>
public sealed class KeyPiecesTests
{
    [Fact]
    public void Bytes_that_come_one_by_one_are_one_key() =>
        Assert.Equal([new byte[] { 1, 2, 3 }], Whole((byte)1, (byte)2, (byte)3));

    [Fact]
    public void The_lines_of_two_printouts_are_two_keys() => Assert.Equal(
        ["salt=01\nkey=02\niv =03", "salt=04\nkey=05", "other"],
        Whole("salt=01", "key=02", "iv =03", "salt=04", "key=05", "other"));

    [Fact]
    public void Documents_of_several_lines_stay_whole_and_apart() => Assert.Equal(
        ["-----BEGIN CMS-----\nAA\n-----END CMS-----", "{\n  \"wrap\": {\n  }\n}", "text", "{}"],
        Whole("-----BEGIN CMS-----", "AA", "-----END CMS-----", "{", "  \"wrap\": {", "  }", "}", "text", "{}"));

    [Fact]
    public void What_is_cut_off_is_given_as_it_is_so_that_it_is_refused_and_not_lost() =>
        Assert.Equal(["-----BEGIN CMS-----\nAA"], Whole("-----BEGIN CMS-----", "AA"));

    private static List<object> Whole(params object[] pieces)
    {
        var given = new KeyPieces();
        return [.. pieces.SelectMany(given.Add), .. given.End()];
    }
}
