using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using S3Encryption.Core.Objects.Inventory.Csv;
using Xunit;

namespace S3Encryption.Core.Tests.Objects.Inventory;

public sealed class CsvRowsTests
{
    private static readonly Gen<string> Field = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 0, 30],
        Gen.OneOf("\"", "\"\"", "a,b", "line\nfeed", "\r\n", "ключ", ",", "\n", "\"quoted\"", " "));

    [Fact]
    public void No_field_is_lost_or_changed_wherever_a_block_ends() =>
        Gen.Select(Field.Array[3].Array[0, 8], Gen.Int[1, 400], Gen.Bool, Gen.Bool).Sample((rows, block, crlf, endsInLineFeed) =>
        {
            var end = crlf ? "\r\n" : "\n";
            var text = string.Join(end, rows.Select(row => string.Join(',', row.Select(f => $"\"{f.Replace("\"", "\"\"")}\""))));
            if (endsInLineFeed && rows.Length > 0) text += end;
            Assert.Equal(rows, Read(text, 3, block));
        });

    [Fact]
    public void Fields_without_quotes_are_taken_as_they_are() =>
        Assert.Equal([["a", "", "c"], ["", "", ""]], Read("a,,\"c\"\r\n,,\n", 3, 2));

    [Theory]
    [InlineData("\"a\",\"b\"\n", "2 fields in place of 3")]
    [InlineData("\"a\",\"b\",\"c\",\"d\"\n", "more than 3")]
    [InlineData("\"a\",\"b\"x,\"c\"\n", "follows the quote")]
    [InlineData("\"a\",\"b\",\"c\"\rx", "follows the quote")]
    [InlineData("\"a\",b\"b,\"c\"\n", "quote inside field 2")]
    [InlineData("\"a\",\"b\",\"c", "in the middle of a row")]
    [InlineData("\"a\",\"b\",\"c\"\"", "in the middle of a row")]
    [InlineData("\"a\",\"b\",\n\"c\"", "in place of 3")]
    [InlineData("\n", "1 fields in place of 3")]
    public void What_is_no_row_is_not_taken_for_one(string wrong, string why)
    {
        foreach (var block in Enumerable.Range(1, 20))
        {
            var e = Assert.Throws<FormatException>(() => Read("\"1\",\"2\",\"3\"\n" + wrong, 3, block));
            Assert.StartsWith("row ", e.Message);
            Assert.Contains(why, e.Message);
        }
    }

    [Fact]
    public void Rows_as_S3_writes_them_are_read_as_any_others_wherever_a_block_ends() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 70].Array[5].Array[1, 9], Gen.Int[1, 900]).Sample((rows, block) =>
            Assert.Equal(rows, Read(string.Concat(rows.Select(row => $"\"{string.Join("\",\"", row)}\"\n")), 5, block)));

    [Fact]
    public void A_row_without_an_end_does_not_take_all_memory()
    {
        var e = Assert.Throws<FormatException>(() => Read("\"" + new string('a', 3 * Block.Headroom), 1, 10_000));
        Assert.Contains("longer than", e.Message);
    }

    private static List<string[]> Read(string text, int columns, int blockSize)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var at = 0;
        Block? Next()
        {
            if (at == bytes.Length) return null;
            var block = new Block { Count = Math.Min(blockSize, bytes.Length - at) };
            Array.Copy(bytes, at, block.Bytes, Block.Headroom, block.Count);
            at += block.Count;
            return block;
        }

        var rows = new CsvRows(Next, done => Array.Fill(done.Bytes, (byte)'!'), columns);
        var found = new List<string[]>();
        while (rows.Read()) found.Add([.. Enumerable.Range(0, columns).Select(rows.Text)]);
        Assert.Equal(found.Count, rows.Count);
        return found;
    }
}
