using System;
using System.Text;

namespace S3Encryption.Core.Objects.Inventory.Csv;

/// <summary>
/// Reads rows of the one dialect that S3 writes: every field in quotes, a quote inside doubled, rows between line feeds; fields without
/// quotes are taken too. A row is read where it lies in memory, and is gone with the next one.
/// </summary>
/// <param name="next">Gives the next block; null at the end.</param>
/// <param name="done">Takes back the one before.</param>
/// <param name="columns">How many fields a row has.</param>
internal sealed partial class CsvRows(Func<Block?> next, Action<Block> done, int columns)
{
    private const byte Quote = (byte)'"';
    private readonly int[] _starts = new int[columns];
    private readonly int[] _lengths = new int[columns];
    private readonly bool[] _isDoubled = new bool[columns];
    private bool _hasDoubled;
    private Block? _block;
    private int _at;
    private int _end;
    private bool _isLastBlock;

    /// <summary>How many rows have been read.</summary>
    public long Count { get; private set; }

    /// <summary>What the fields are in.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="FormatException">There is no such row; the message says where and why.</exception>
    public bool Read()
    {
        while (true)
        {
            if (_at < _end && (TryPlainRow() || TryRow()))
            {
                Count++;
                return true;
            }

            if (!Fill()) return _at < _end ? throw Wrong("it ends in the middle of a row") : false;
        }
    }

    /// <summary>A field of the row.</summary>
    /// <param name="column">Which; less than 0 gives an empty one, as of a column that is not there.</param>
    public ReadOnlySpan<byte> Field(int column) => column < 0 ? default : Bytes.AsSpan(_starts[column], _lengths[column]);

    /// <summary>A field as text, verbatim.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(Bytes, _starts[column], _lengths[column]);

    /// <summary>What is wrong, and in which row.</summary>
    public FormatException Wrong(string why) => new($"row {Count + 1}: {why}");

#if !NET
    private static bool TryPlainRow() => false;

#endif
    private bool TryRow()
    {
        var at = _at;
        if (_hasDoubled) Array.Clear(_isDoubled, 0, columns);
        _hasDoubled = false;
        for (var column = 0; ; column++)
        {
            if (column == columns) throw Wrong($"it has more than {columns} fields");
            if (at == _end && !_isLastBlock) return false;
            if (!(at < _end && Bytes[at] == Quote ? TryQuoted(ref at, column) : TryPlain(ref at, column))) return false;
            if (at == _end) return _isLastBlock && EndRow(at, column);
            var end = Bytes[at++];
            if (end == '\n') return EndRow(at, column);
            if (end == ',') continue;
            if (end != '\r') throw Wrong($"something follows the quote that ends field {column + 1}");
            if (at == _end) return _isLastBlock && EndRow(at, column);
            if (Bytes[at] != '\n') throw Wrong($"something follows the quote that ends field {column + 1}");
            return EndRow(at + 1, column);
        }
    }

    private bool EndRow(int at, int column)
    {
        if (column + 1 != columns) throw Wrong($"it has {column + 1} fields in place of {columns}");
        _at = at;
        if (!_hasDoubled) return true;
        for (var i = 0; i < columns; i++)
            if (_isDoubled[i]) Undouble(i);
        return true;
    }

    private bool TryQuoted(ref int at, int column)
    {
        var start = at + 1;
        for (var from = start; ; from += 2)
        {
            var found = Bytes.AsSpan(from, _end - from).IndexOf(Quote);
            if (found < 0) return false;
            from += found;
            // Whether it ends the field is told by what follows.
            if (from + 1 == _end && !_isLastBlock) return false;
            if (from + 1 == _end || Bytes[from + 1] != Quote)
            {
                at = from + 1;
                (_starts[column], _lengths[column]) = (start, from - start);
                return true;
            }

            _isDoubled[column] = _hasDoubled = true;
        }
    }

    private bool TryPlain(ref int at, int column)
    {
        var rest = Bytes.AsSpan(at, _end - at);
        var length = rest.IndexOfAny((byte)',', (byte)'\n');
        if (length < 0 && !_isLastBlock) return false;
        if (length < 0) length = rest.Length;
        if (length > 0 && length < rest.Length && rest[length] == '\n' && rest[length - 1] == '\r') length--;
        if (rest.Slice(0, length).IndexOf(Quote) >= 0) throw Wrong($"there is a quote inside field {column + 1}, which has none around it");
        (_starts[column], _lengths[column]) = (at, length);
        at += length;
        return true;
    }

    // In place, once the whole row is there: until then it may have to be read again. S3 writes no such field.
    private void Undouble(int column)
    {
        var (start, length, to) = (_starts[column], _lengths[column], 0);
        for (var from = 0; from < length; from++)
        {
            Bytes[start + to++] = Bytes[start + from];
            if (Bytes[start + from] == Quote) from++;
        }

        _lengths[column] = to;
    }

    private bool Fill()
    {
        if (_isLastBlock) return false;
        var left = _end - _at;
        if (left > Block.Headroom) throw Wrong($"it is longer than {Block.Headroom} bytes");
        if (next() is not Block block)
        {
            _isLastBlock = true;
            return left > 0;
        }

        Buffer.BlockCopy(Bytes, _at, block.Bytes, Block.Headroom - left, left);
        if (_block is not null) done(_block);
        (_block, Bytes) = (block, block.Bytes);
        (_at, _end) = (Block.Headroom - left, Block.Headroom + block.Count);
        return true;
    }
}
