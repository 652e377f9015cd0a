using System.Text;

namespace S3Encryption.Core.Access.Policies;

/// <summary>
/// A pattern after its variables were filled in. What came out of a variable is plain text even if it holds a * or ?,
/// so that nobody gains access by the name they choose; hence each character knows whether it is a wildcard.
/// </summary>
internal readonly struct PatternText
{
    private readonly bool[]? _plain;

    private PatternText(string text, bool[]? plain)
    {
        Text = text;
        _plain = plain;
    }

    internal int Length => Text.Length;

    /// <summary>The characters alone, for comparisons that know no wildcards.</summary>
    internal string Text { get; }

    internal char this[int index] => Text[index];

    /// <summary>A pattern in which every * and ? is a wildcard.</summary>
    internal static PatternText Literal(string pattern) => new(pattern, null);

    internal bool IsStar(int index) => Text[index] == '*' && !IsPlain(index);

    internal bool IsQuestionMark(int index) => Text[index] == '?' && !IsPlain(index);

    internal PatternText Slice(int start, int length)
    {
        if (_plain is null)
        {
            return new PatternText(Text.Substring(start, length), null);
        }

        var plain = new bool[length];
        System.Array.Copy(_plain, start, plain, 0, length);
        return new PatternText(Text.Substring(start, length), plain);
    }

    private bool IsPlain(int index) => _plain is { } plain && plain[index];

    /// <summary>Puts a pattern together from written parts and filled-in parts.</summary>
    internal sealed class Builder
    {
        private readonly StringBuilder _text = new();
        private readonly System.Collections.Generic.List<bool> _plain = [];

        internal void Append(string part, bool plain)
        {
            _ = _text.Append(part);
            foreach (var _ in part)
            {
                _plain.Add(plain);
            }
        }

        internal PatternText Build() => new(_text.ToString(), [.. _plain]);
    }
}
