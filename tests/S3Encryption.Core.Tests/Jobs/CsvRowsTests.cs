using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsCheck;
using S3Encryption.Core.Jobs.Reports;
using Xunit;

namespace S3Encryption.Core.Tests.Jobs;

/// <summary>What S3 says of a task is read whole, whatever is in its words.</summary>
public sealed class CsvRowsTests
{
    [Fact]
    public void Quotes_commas_and_line_ends_stay_in_their_field() => Assert.Equal(
        [["a", "b,\"c\"\r\nd", ""], ["e", "", "f"]], Rows("a,\"b,\"\"c\"\"\r\nd\",\r\n\ne,,f"));

    [Fact]
    public void Any_fields_that_are_written_are_read_again() =>
        Gen.String[Gen.Char["a,\"\r\n é"], 0, 6].Array[1, 4].Array[0, 4].Sample(rows =>
        {
            var given = rows.Where(r => r.Length > 1 || r[0].Length > 0).ToList();
            var text = string.Concat(given.Select(r => string.Join(',', r.Select(Quoted)) + "\n"));
            Assert.Equal(given, Rows(text));
        });

    [Fact]
    public void A_report_that_ends_within_a_quote_is_damaged() =>
        _ = Assert.Throws<InvalidDataException>(() => Rows("a,\"b"));

    private static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", System.StringComparison.Ordinal)}\"";

    private static List<string[]> Rows(string text)
    {
        var (rows, read) = (new CsvRows(new StringReader(text)), new List<string[]>());
        while (rows.Read() is { } row) read.Add([.. row]);
        return read;
    }
}
