using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using S3Encryption.Core.Objects.Checksums;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>
/// Which stretches of an unfinished file are there, each with its CRC: one line each, written after the stretch. What the file does not
/// hold after a crash, or the journal after its own, is fetched again.
/// </summary>
internal sealed class RangeJournal : IDisposable
{
    private static readonly ChecksumAlgorithm Algorithm = ChecksumAlgorithm.Of(S3ChecksumAlgorithm.Crc64Nvme);
    private readonly PositionedFile _file;
    private readonly FileStream _journal;
    private readonly Dictionary<long, string> _there = [];

    private RangeJournal(FileStream journal, PositionedFile file)
    {
        _journal = journal;
        _file = file;
    }

    /// <summary>Opens the journal of a file. One of another object, or of another version, is begun anew.</summary>
    public static RangeJournal Open(string path, ObjectIdentity found, PositionedFile file)
    {
        var opened = new RangeJournal(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1), file);
        // Without an entity tag nobody knows whether the object is still the same.
        if (string.IsNullOrEmpty(found.ETag) || !opened.Read(Heading(found))) opened.Begin(Heading(found));
        return opened;
    }

    /// <summary>Brings a stretch if the file holds what the journal says.</summary>
    public bool TryRestore(long offset, ArraySegment<byte> range)
    {
        string? sum;
        lock (_there) _ = _there.TryGetValue(offset, out sum);
        return sum is not null && _file.TryRead(offset, range) && sum == Line(range);
    }

    /// <summary>Notes a stretch that the file has now.</summary>
    public void Record(long offset, ArraySegment<byte> range)
    {
        var line = Line(range);
        lock (_there)
        {
            _there[offset] = line;
            Write($"{offset.ToString(CultureInfo.InvariantCulture)} {line}\n");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _journal.Dispose();

    private static string Heading(ObjectIdentity found) =>
        $"S3Encryption ranges 1 {found.Size.ToString(CultureInfo.InvariantCulture)} {found.ETag} {found.VersionId} {found.Location}";

    private static string Line(ArraySegment<byte> range)
    {
        using var sum = Algorithm.Start();
        sum.Append(range);
        return $"{range.Count.ToString(CultureInfo.InvariantCulture)} {sum.Finish().Text}";
    }

    private bool Read(string heading)
    {
        using var reader = new StreamReader(_journal, Encoding.UTF8, false, 4096, leaveOpen: true);
        if (reader.ReadLine() != heading) return false;
        while (reader.ReadLine() is string line)
        {
            var space = line.IndexOf(' ');
            // A line that a crash cut off has a sum that fits nothing.
            if (space > 0 && long.TryParse(line.Substring(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
                _there[offset] = line.Substring(space + 1);
        }

        // After a line that was cut off, the next begins on its own.
        _ = _journal.Seek(0, SeekOrigin.End);
        Write("\n");
        return true;
    }

    private void Begin(string heading)
    {
        _journal.SetLength(0);
        _file.CutAt(0);
        Write(heading + "\n");
    }

    private void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _journal.Write(bytes, 0, bytes.Length);
        _journal.Flush();
    }
}
