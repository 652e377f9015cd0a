using System;
using System.Collections.Generic;
using System.Text;

namespace S3Encryption.Core.Objects.Inventory.Csv;

/// <summary>Gives each different text of a column a number, and makes it a string once. The same text mostly follows itself.</summary>
/// <param name="most">How many different ones are told apart.</param>
internal sealed class TextIds(int most)
{
    private const int None = -1;
    private readonly List<byte[]> _texts = [];
    private readonly List<string> _strings = [];
    private int[] _slots = NewSlots(64);
    private int _last = None;

    /// <summary>The number of a text, from 0; -1 of one too many.</summary>
    public int Of(ReadOnlySpan<byte> text)
    {
        if (_last >= 0 && text.SequenceEqual(_texts[_last])) return _last;
        var found = Find(text, _slots, out var slot);
        if (found >= 0) return _last = found;
        if (_texts.Count == most) return None;
        if (2 * (_texts.Count + 1) > _slots.Length)
        {
            Grow();
            _ = Find(text, _slots, out slot);
        }

        _texts.Add(text.ToArray());
        _strings.Add(Encoding.UTF8.GetString(_texts[_texts.Count - 1]));
        return _last = _slots[slot] = _texts.Count - 1;
    }

    /// <summary>The text of a number.</summary>
    public string Text(int id) => _strings[id];

    /// <summary>The text as a string that all of its kind share.</summary>
    public string Text(ReadOnlySpan<byte> text) => Of(text) is >= 0 and var id ? _strings[id] : Encoding.UTF8.GetString(text.ToArray());

    private int Find(ReadOnlySpan<byte> text, int[] slots, out int slot)
    {
        for (slot = Hash(text) & (slots.Length - 1); slots[slot] >= 0; slot = (slot + 1) & (slots.Length - 1))
            if (text.SequenceEqual(_texts[slots[slot]])) return slots[slot];
        return None;
    }

    private void Grow()
    {
        var slots = NewSlots(2 * _slots.Length);
        for (var id = 0; id < _texts.Count; id++)
        {
            _ = Find(_texts[id], slots, out var slot);
            slots[slot] = id;
        }

        _slots = slots;
    }

    private static int[] NewSlots(int count)
    {
        var slots = new int[count];
        for (var i = 0; i < count; i++) slots[i] = None;
        return slots;
    }

    private static int Hash(ReadOnlySpan<byte> text)
    {
        var hash = 2166136261u;
        foreach (var one in text) hash = unchecked((hash ^ one) * 16777619u);
        return (int)(hash ^ (hash >> 15));
    }
}
