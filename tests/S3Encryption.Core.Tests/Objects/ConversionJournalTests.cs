using System;
using System.IO;
using System.Linq;
using CsCheck;
using S3Encryption.Core.Objects.Converting;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

/// <summary>What a journal says is done was done, whatever became of the file; and it forgets little.</summary>
public sealed class ConversionJournalTests : IDisposable
{
    private const string Wish = "SseKms arn:aws:kms:us-east-1:111122223333:key/k True";
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"s3encryption-{Guid.NewGuid():N}.journal");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_is_noted_is_done_for_the_next_run_as_long_as_nobody_wrote_to_it()
    {
        using (var journal = Open()) journal.Note(At("a"), "v1", "e1");
        using var next = Open();
        Assert.True(next.IsDone(At("a"), "v1", "e1"));
        Assert.False(next.IsDone(At("a"), "v1", "e2"));
        Assert.False(next.IsDone(At("a"), null, "e1"));
        Assert.False(next.IsDone(At("b"), "v1", "e1"));
        Assert.False(next.IsDone(new S3Location("other", "a"), "v1", "e1"));
    }

    [Fact]
    public void Two_runs_on_one_journal_are_refused()
    {
        using var journal = Open();
        var refused = Assert.Throws<S3EncryptionException>(Open);
        Assert.Equal(("JournalInUse", true), (refused.ErrorId, refused.StopsEverything));
    }

    [Fact]
    public void The_journal_of_another_conversion_and_a_file_that_is_none_are_left_alone()
    {
        Open().Dispose();
        Assert.Equal("JournalOfAnother", Assert.Throws<S3EncryptionException>(() => ConversionJournal.Open(_path, "SseS3")).ErrorId);
        File.WriteAllText(_path, "precious\nnotes\n");
        Assert.Equal("JournalOfAnother", Assert.Throws<S3EncryptionException>(Open).ErrorId);
        Assert.Equal("precious\nnotes\n", File.ReadAllText(_path));
    }

    [Fact]
    public void Wherever_it_is_cut_off_nothing_is_taken_for_done_that_was_not_and_only_the_cut_record_is_forgotten()
    {
        using (var journal = Open())
        {
            for (var i = 0; i < 5; i++) journal.Note(At($"k{i}"), null, "e");
        }

        var whole = File.ReadAllBytes(_path);
        for (var length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(_path, whole[..length]);
            if (length > 0 && length < whole.AsSpan().IndexOf((byte)'\n'))
            {
                // Not even the heading is whole: it may be anybody's file.
                Assert.Equal("JournalOfAnother", Assert.Throws<S3EncryptionException>(Open).ErrorId);
                continue;
            }

            using var cut = Open();
            var expected = Enumerable.Range(0, 5).Count(i => cut.IsDone(At($"k{i}"), null, "e"));
            Assert.Equal(cut.Count, expected);
            Assert.InRange(expected, whole[..length].Count(b => b == '\n') - 1, 5);
            cut.Note(At("after"), null, "e");
            cut.Dispose();
            using var again = Open();
            Assert.True(again.IsDone(At("after"), null, "e"));
        }
    }

    [Fact]
    public void Whatever_is_damaged_nothing_is_taken_for_done_that_was_not() =>
        Gen.Select(Gen.Int[0, 400], Gen.Byte, Gen.String).Sample((at, value, key) =>
        {
            File.Delete(_path);
            using (var journal = Open())
            {
                for (var i = 0; i < 10; i++) journal.Note(At($"k{i}"), null, "e");
            }

            var bytes = File.ReadAllBytes(_path);
            bytes[at % bytes.Length] = value;
            File.WriteAllBytes(_path, bytes);
            try
            {
                using var damaged = Open();
                Assert.False(damaged.IsDone(At("x" + key), null, "e"));
            }
            catch (S3EncryptionException e)
            {
                Assert.Equal("JournalOfAnother", e.ErrorId);
            }
        }, iter: 200, threads: 1);

    [Fact]
    public void It_is_compacted_when_most_of_it_is_repetition_and_loses_nothing()
    {
        using (var journal = Open()) journal.Note(At("a"), null, "e");
        var line = File.ReadAllLines(_path)[^1];
        File.AppendAllLines(_path, Enumerable.Repeat(line, 5_000));
        using (var journal = Open())
        {
            Assert.True(journal.IsDone(At("a"), null, "e"));
            journal.Note(At("b"), null, "e");
        }

        Assert.InRange(new FileInfo(_path).Length, 1, 300);
        using var next = Open();
        Assert.True(next.IsDone(At("a"), null, "e") && next.IsDone(At("b"), null, "e"));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_told_before_anything_is_done()
    {
        var failed = Assert.Throws<S3EncryptionException>(() => ConversionJournal.Open(Path.Combine(_path, "no", "folder"), Wish));
        Assert.Equal("FileNotWritable", failed.ErrorId);
    }

    [Fact]
    public void A_full_disk_ends_the_run()
    {
        if (!File.Exists("/dev/full")) Assert.Skip("There is no /dev/full here.");
        var failed = Assert.Throws<S3EncryptionException>(() => ConversionJournal.Open("/dev/full", Wish));
        Assert.Equal(("FileNotWritable", true), (failed.ErrorId, failed.StopsEverything));
    }

    private static S3Location At(string key) => new("bucket", key);

    private ConversionJournal Open() => ConversionJournal.Open(_path, Wish);
}
