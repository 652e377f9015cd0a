using System;
using System.Collections.Generic;

namespace S3Encryption.Core.Keys.Reading;

/// <summary>
/// Puts together what a pipeline takes apart: bytes that come one by one, and texts of several lines (openssl's printout, a CMS document,
/// JSON) that come line by line.
/// </summary>
public sealed class KeyPieces
{
    private readonly List<byte> _bytes = [];
    private readonly List<string> _lines = [];
    private string? _end;

    /// <summary>Takes the next piece.</summary>
    /// <returns>What is whole now, in order.</returns>
    public IReadOnlyList<object> Add(object piece)
    {
        if (piece is byte one)
        {
            var before = Lines();
            _bytes.Add(one);
            return before;
        }

        var whole = new List<object>(Bytes());
        if (piece is string line) Add(line, whole);
        else whole.AddRange([.. Lines(), piece]);
        return whole;
    }

    /// <summary>What was still waiting for more.</summary>
    public IReadOnlyList<object> End() => [.. Bytes(), .. Lines()];

    private void Add(string line, List<object> whole)
    {
        if (_end is not null)
        {
            _lines.Add(line);
            if (line.StartsWith(_end, StringComparison.Ordinal)) whole.AddRange(Lines());
        }
        else if (OpenSslPrintout.IsLine(line.AsSpan()))
        {
            // A second key begins a second printout.
            if (_lines.Exists(l => l.Substring(0, 2) == line.Substring(0, 2))) whole.AddRange(Lines());
            _lines.Add(line);
        }
        else
        {
            whole.AddRange(Lines());
            _end = EndOf(line);
            if (_end is null) whole.Add(line);
            else _lines.Add(line);
        }
    }

    // The first line of several, by what the last begins with.
    private static string? EndOf(string line)
    {
        var text = line.Trim('\ufeff', ' ');
        if (text == "-----BEGIN CMS-----") return "-----END CMS-----";
        return text == "{" ? "}" : null;
    }

    private List<object> Bytes()
    {
        if (_bytes.Count == 0) return [];
        byte[] all = [.. _bytes];
        for (var i = 0; i < _bytes.Count; i++) _bytes[i] = 0;
        _bytes.Clear();
        return [all];
    }

    private List<object> Lines()
    {
        _end = null;
        if (_lines.Count == 0) return [];
        var text = string.Join("\n", _lines);
        _lines.Clear();
        return [text];
    }
}
