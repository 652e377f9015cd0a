using System.Collections.Generic;
using System.IO;
using System.Text;

namespace S3Encryption.Core.Jobs.Reports;

/// <summary>Reads rows of CSV as AWS writes them: fields with commas, quotes or line ends in quotes, a quote within twice.</summary>
internal sealed class CsvRows(TextReader text)
{
    private readonly StringBuilder _field = new();

    /// <summary>The next row; null at the end. A line without anything is none.</summary>
    /// <exception cref="InvalidDataException">A quote is never closed.</exception>
    public List<string>? Read()
    {
        while (text.Peek() is '\r' or '\n') _ = text.Read();
        if (text.Peek() < 0) return null;
        var row = new List<string>();
        while (true)
        {
            row.Add(Field());
            if (text.Peek() != ',') break;
            _ = text.Read();
        }

        return row;
    }

    private string Field()
    {
        _ = _field.Clear();
        if (text.Peek() == '"') Quoted();
        while (text.Peek() is >= 0 and not (',' or '\r' or '\n')) _ = _field.Append((char)text.Read());
        return _field.ToString();
    }

    private void Quoted()
    {
        _ = text.Read();
        while (true)
        {
            var next = text.Read();
            if (next < 0) throw new InvalidDataException("a quote is never closed");
            if (next == '"')
            {
                if (text.Peek() != '"') return;
                _ = text.Read();
            }

            _ = _field.Append((char)next);
        }
    }
}
