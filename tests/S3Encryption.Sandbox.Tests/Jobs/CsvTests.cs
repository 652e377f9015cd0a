using System;
using System.IO;
using System.Linq;
using CsCheck;
using S3Encryption.Sandbox.Jobs.Manifests;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Jobs;

public sealed class CsvTests
{
    private static readonly Gen<string> Field = Gen.String[Gen.Char[",\"\n\r aü%"], 0, 6];

    [Fact]
    public void What_is_written_is_read_again_whatever_is_in_the_fields() => Field.Array[2, 4].Array[1, 5].Sample(rows =>
    {
        var text = string.Concat(rows.Select(row => Csv.Row(row)));
        Assert.Equal(rows.Select(row => row.ToList()), Csv.Read(new StringReader(text)).Select(row => row.ToList()));
    });

    [Theory]
    [InlineData("a,b\r\nc,d", "a|b;c|d")]
    [InlineData("\n\na,\n\n", "a|")]
    [InlineData("\"a,\"\"b\",c\n", "a,\"b|c")]
    public void Line_ends_and_quotes_are_read_as_spreadsheets_write_them(string text, string expected) =>
        Assert.Equal(expected, string.Join(';', Csv.Read(new StringReader(text)).Select(row => string.Join('|', row))));

    [Fact]
    public void A_quote_that_is_never_closed_is_an_error() =>
        Assert.Throws<FormatException>(() => Csv.Read(new StringReader("a,\"b\nc,d\n")).ToList());
}
