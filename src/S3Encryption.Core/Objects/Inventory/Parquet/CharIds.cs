#if NET
using System;
using System.Collections.Generic;

namespace S3Encryption.Core.Objects.Inventory.Parquet;

/// <summary>Gives each different text a number, and makes it a string once. The same text mostly follows itself.</summary>
/// <param name="most">How many different ones are told apart.</param>
internal sealed class CharIds(int most)
{
    private const int Few = 8;
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _ids = [];
    private int _last = -1;

    /// <summary>The number of a text, from 0; -1 of one too many.</summary>
    public int Of(ReadOnlySpan<char> text)
    {
        if (_last >= 0 && text.SequenceEqual(_texts[_last])) return _last;
        for (var id = 0; id < Math.Min(Few, _texts.Count); id++)
            if (text.SequenceEqual(_texts[id])) return _last = id;
        var made = text.ToString();
        if (_ids.TryGetValue(made, out var found)) return _last = found;
        if (_texts.Count == most) return -1;
        _texts.Add(made);
        _ids.Add(made, _texts.Count - 1);
        return _last = _texts.Count - 1;
    }

    /// <summary>The text of a number.</summary>
    public string Text(int id) => _texts[id];

    /// <summary>The text as a string that all of its kind share; null where it is empty.</summary>
    public string? Shared(ReadOnlySpan<char> text) => text.Length == 0 ? null : Of(text) is >= 0 and var id ? _texts[id] : text.ToString();
}
#endif
