using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Core.Keys;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Core.Keys.Wrapping;
using Xunit;

namespace S3Encryption.Core.Tests.Keys.Keyring;

public sealed class KeyringFolderTests : IDisposable
{
    private static readonly KeyDescription Nothing = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("s3encryption-keyring-");

    private string Keyring => Path.Combine(_folder.FullName, "keys");

    [Fact]
    public void One_key_saved_by_many_at_once_is_saved_once_and_the_others_are_told()
    {
        using var key = SseCKeyMaker.Generate();
        var outcomes = new ConcurrentBag<string>();
        Parallel.For(0, 16, _ =>
        {
            try
            {
                new KeyringFolder(Keyring).Save(key, Wrapping(), Nothing);
                outcomes.Add("saved");
            }
            catch (S3EncryptionException e)
            {
                outcomes.Add(e.ErrorId);
            }
        });
        Assert.Equal(1, outcomes.Count(o => o == "saved"));
        Assert.Equal(15, outcomes.Count(o => o == "SseCKeyExists"));
        Assert.Single(Directory.GetFiles(Keyring));
    }

    [Fact]
    public void Many_keys_saved_at_once_while_others_read_are_all_there_and_no_reader_sees_half_a_file()
    {
        var damaged = new ConcurrentBag<S3EncryptionException>();
        _ = Directory.CreateDirectory(Keyring);
        Parallel.For(0, 64, i =>
        {
            using var key = SseCKeyMaker.Generate($"k{i}");
            new KeyringFolder(Keyring).Save(key, Wrapping(), Nothing);
            _ = new KeyringFolder(Keyring).Read(damaged.Add);
        });
        Assert.Empty(damaged);
        Assert.Equal(64, new KeyringFolder(Keyring).Read(damaged.Add).Select(k => k.Entry.Name).Distinct().Count());
        Assert.All(Directory.GetFiles(Keyring), f => Assert.EndsWith(".json", f, StringComparison.Ordinal));
    }

    [Fact]
    public void A_damaged_file_is_named_and_left_as_it_is_and_the_other_keys_are_read()
    {
        using var key = SseCKeyMaker.Generate("good");
        new KeyringFolder(Keyring).Save(key, Wrapping(), Nothing);
        var path = Path.Combine(Keyring, "damaged.json");
        File.WriteAllText(path, "{ \"format\": ");
        var damaged = new List<S3EncryptionException>();
        Assert.Equal("good", Assert.Single(new KeyringFolder(Keyring).Read(damaged.Add)).Entry.Name);
        Assert.Equal(path, Assert.Single(damaged).Path);
        Assert.Equal("{ \"format\": ", File.ReadAllText(path));
    }

    [Fact]
    public void What_a_killed_process_left_half_written_is_no_key_and_hides_none()
    {
        using var key = SseCKeyMaker.Generate();
        var keyring = new KeyringFolder(Keyring);
        keyring.Save(key, Wrapping(), Nothing);
        File.WriteAllText(keyring.FileOf(key.Fingerprint) + ".0123.partial", "{");
        _ = Assert.Single(keyring.Read(e => throw e));
    }

    [Fact]
    public void A_file_that_is_another_keys_by_now_is_not_removed()
    {
        using var one = SseCKeyMaker.Generate();
        using var two = SseCKeyMaker.Generate();
        var keyring = new KeyringFolder(Keyring);
        keyring.Save(one, Wrapping(), Nothing);
        keyring.Save(two, Wrapping(), Nothing);
        var entry = keyring.Read(e => throw e).Single(k => k.Entry.Fingerprint == one.Fingerprint).Entry;
        File.Copy(keyring.FileOf(two.Fingerprint), entry.Path!, overwrite: true);
        Assert.Equal("SseCKeyringChanged", Assert.Throws<S3EncryptionException>(() => KeyringFolder.Remove(entry)).ErrorId);
        Assert.True(File.Exists(entry.Path));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static KeyWrapping.Kms Wrapping() =>
        new("arn:aws:kms:us-east-1:111122223333:key/1", Convert.ToBase64String(new byte[100]), new Dictionary<string, string>());
}
