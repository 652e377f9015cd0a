using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Files;

namespace S3Encryption.Core.Objects.Converting;

/// <summary>
/// What a conversion has done, one line an object, written after it was done: a run that goes on skips it. A line holds a hash of bucket, key,
/// version and the entity tag that the object has now, so that one that was overwritten since is looked at again. What a crash cut off, or damage
/// made unreadable, is looked at again too, and found done. One run at a time has a journal.
/// </summary>
public sealed class ConversionJournal : IDisposable
{
    private const string Heading = "S3Encryption conversion 1";

    // Until then a computer that loses power may lose what was noted; it costs a HEAD each.
    private static readonly long FlushInterval = Stopwatch.Frequency;
    private readonly object _gate = new();
    private readonly HashSet<JournalMark> _done = [];
    private readonly string _path;
    private FileStream _file;
    private long _lines;
    private long _nextFlush = Stopwatch.GetTimestamp() + FlushInterval;

    private ConversionJournal(string path, FileStream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>How many objects are done.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _done.Count;
        }
    }

    /// <summary>Opens a journal, or begins one.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="wish">What the conversion is to: see <see cref="ConversionWish.Describe"/>.</param>
    /// <exception cref="S3EncryptionException">
    /// <c>JournalInUse</c>: another run has it. <c>JournalOfAnother</c>: it is of another conversion, or no journal. <c>FileNotWritable</c>.
    /// </exception>
    public static ConversionJournal Open(string path, string wish)
    {
        var journal = new ConversionJournal(path, OpenFile(path));
        try
        {
            journal.Read(wish);
            return journal;
        }
        catch (Exception e)
        {
            journal.Dispose();
            if (FileFailures.IsFileFailure(e)) throw FileFailures.CannotWrite(path, e);
            throw;
        }
    }

    /// <summary>Whether an object is done, and as it was left then.</summary>
    public bool IsDone(S3Location location, string? versionId, string? etag)
    {
        var mark = JournalMark.Of(location, versionId, etag);
        lock (_gate) return _done.Contains(mark);
    }

    /// <summary>Notes that an object is done.</summary>
    /// <exception cref="S3EncryptionException"><c>FileNotWritable</c>: there is no room, for one; then nothing further is to be done.</exception>
    public void Note(S3Location location, string? versionId, string? etag)
    {
        var mark = JournalMark.Of(location, versionId, etag);
        lock (_gate)
        {
            if (_done.Add(mark)) Write(mark.ToLine());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            try
            {
                if (_file.CanWrite) _file.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
                // What it could not keep is found done by the next run.
            }

            _file.Dispose();
        }
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            // With nobody else: .NET locks the file for that, also on Unix.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException) && File.Exists(path))
        {
            throw JournalFailures.InUse(path, e);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw FileFailures.CannotWrite(path, e);
        }
    }

    private void Read(string wish)
    {
        var heading = $"{Heading} {wish}";
        if (_file.Length == 0)
        {
            Write(heading + "\n");
            return;
        }

        using (var reader = new StreamReader(_file, Encoding.UTF8, false, 64 * 1024, leaveOpen: true))
        {
            var found = reader.ReadLine() ?? string.Empty;
            if (found != heading) throw JournalFailures.OfAnother(_path, found.StartsWith(Heading, StringComparison.Ordinal) ? found.Substring(Heading.Length) : null);
            while (reader.ReadLine() is string line)
            {
                _lines++;
                if (JournalMark.TryParse(line, out var mark)) _ = _done.Add(mark);
            }
        }

        // After a line that was cut off, the next begins on its own.
        _ = _file.Seek(0, SeekOrigin.End);
        if (_lines > 1_000 && _lines > 2L * _done.Count) Compact(heading);
        else Write("\n");
    }

    // What is done once more after it was overwritten has a line more.
    private void Compact(string heading)
    {
        var aside = _path + ".compacting";
        using (var compacted = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            var writer = new StreamWriter(compacted, new UTF8Encoding(false));
            writer.Write(heading + "\n");
            foreach (var mark in _done) writer.Write(mark.ToLine());
            writer.Flush();
            compacted.Flush(flushToDisk: true);
        }

        _file.Dispose();
        FileMove.Replacing(aside, _path);
        _file = OpenFile(_path);
        _ = _file.Seek(0, SeekOrigin.End);
    }

    private void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            _file.Write(bytes, 0, bytes.Length);
            var now = Stopwatch.GetTimestamp();
            if (now < _nextFlush) return;
            _nextFlush = now + FlushInterval;
            _file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (FileFailures.IsFileFailure(e))
        {
            throw JournalFailures.NotWritable(_path, e);
        }
    }
}
