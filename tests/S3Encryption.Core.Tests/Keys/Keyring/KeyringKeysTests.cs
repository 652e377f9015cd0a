using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Keys;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Core.Tests.Keys.Keyring;

public sealed class KeyringKeysTests(KeyringBench bench) : IClassFixture<KeyringBench>
{
    private static readonly KeyDescription Any = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_gets_the_newest_key_for_its_place_and_opens_no_other()
    {
        var keyring = bench.NewKeyring();
        var keys = await bench.SaveAsync(
            keyring, Any with { Prefix = "in/" }, Any with { BucketName = KeyringBench.Bucket }, Any, Any with { BucketName = "other" });
        var found = bench.Keys(keyring);
        Assert.Equal(keys[0].Fingerprint, (await found.ForUploadAsync(new S3Location(KeyringBench.Bucket, "in/a"), Stop)).Fingerprint);
        Assert.Equal(keys[1].Fingerprint, (await found.ForUploadAsync(new S3Location(KeyringBench.Bucket, "a"), Stop)).Fingerprint);
        Assert.Equal(2, bench.Count("Decrypt"));
        Assert.Equal(0, bench.Count("HeadObject"));
    }

    [Fact]
    public async Task An_upload_for_which_there_is_no_key_fails_before_anything_is_sent()
    {
        var keyring = bench.NewKeyring();
        _ = await bench.SaveAsync(keyring, Any with { BucketName = "other" });
        var failure = await Assert.ThrowsAsync<S3EncryptionException>(
            () => bench.Keys(keyring).ForUploadAsync(new S3Location(KeyringBench.Bucket, "a"), Stop));
        Assert.Equal("NoSseCKey", failure.ErrorId);
        Assert.Contains("Save-SseCKey", failure.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Server.Requests.Snapshot());
    }

    [Fact]
    public async Task An_upload_whose_key_cannot_be_opened_does_not_fall_back_to_an_older_one()
    {
        var keyring = bench.NewKeyring();
        _ = await bench.SaveAsync(keyring, Any, Any);
        using var reader = bench.As("reader");
        var failure = await Assert.ThrowsAsync<S3EncryptionException>(
            () => bench.Keys(keyring, reader).ForUploadAsync(new S3Location(KeyringBench.Bucket, "a"), Stop));
        Assert.Equal("KmsAccessDenied", failure.ErrorId);
        Assert.Equal(1, bench.Count("Decrypt"));
    }

    [Fact]
    public async Task An_objects_key_is_found_by_one_HEAD_a_key_and_the_next_object_starts_with_it()
    {
        var keyring = bench.NewKeyring();
        var keys = await bench.SaveAsync(keyring, Any, Any, Any, Any);
        var one = await bench.PutAsync("one", keys[0]);
        var two = await bench.PutAsync("two", keys[0]);
        var found = bench.Keys(keyring);
        Assert.Equal(keys[0].Fingerprint, (await found.ForObjectAsync(one, null, Stop)).Fingerprint);
        Assert.Equal(4, bench.Count("HeadObject"));
        Assert.Equal(4, bench.Count("Decrypt"));
        bench.Server.Requests.Clear();
        Assert.Equal(keys[0].Fingerprint, (await found.ForObjectAsync(two, null, Stop)).Fingerprint);
        Assert.Equal(1, bench.Count("HeadObject"));
        Assert.Equal(0, bench.Count("Decrypt"));
    }

    [Fact]
    public async Task Keys_that_are_for_the_place_are_tried_before_newer_ones_that_are_not()
    {
        var keyring = bench.NewKeyring();
        var keys = await bench.SaveAsync(keyring, Any with { BucketName = KeyringBench.Bucket }, Any with { BucketName = "other" });
        var location = await bench.PutAsync("for-the-place", keys[0]);
        _ = await bench.Keys(keyring).ForObjectAsync(location, null, Stop);
        Assert.Equal(1, bench.Count("HeadObject"));
        Assert.Equal(1, bench.Count("Decrypt"));
    }

    [Fact]
    public async Task Many_objects_at_once_open_each_key_once()
    {
        var keyring = bench.NewKeyring();
        var keys = await bench.SaveAsync(keyring, Any, Any, Any);
        foreach (var i in Enumerable.Range(0, 24)) _ = await bench.PutAsync($"many/{i}", keys[i % 3]);
        var found = bench.Keys(keyring);
        var opened = await Task.WhenAll(Enumerable.Range(0, 24).Select(
            i => found.ForObjectAsync(new S3Location(KeyringBench.Bucket, $"many/{i}"), null, Stop)));
        Assert.Equal(Enumerable.Range(0, 24).Select(i => keys[i % 3].Fingerprint), opened.Select(k => k.Fingerprint));
        Assert.Equal(3, bench.Count("Decrypt"));
        Assert.InRange(bench.Count("HeadObject"), 24, 72);
    }

    [Fact]
    public async Task The_key_in_the_objects_tag_is_tried_first()
    {
        var keyring = bench.NewKeyring();
        var keys = await bench.SaveAsync(keyring, Any, Any, Any);
        var location = await bench.PutAsync("tagged", keys[0], keys[0].Fingerprint);
        var key = await bench.Keys(keyring, tagKey: "sse-c-key").ForObjectAsync(location, null, Stop);
        Assert.Equal(keys[0].Fingerprint, key.Fingerprint);
        Assert.Equal(1, bench.Count("GetObjectTagging"));
        Assert.Equal(1, bench.Count("HeadObject"));
        Assert.Equal(1, bench.Count("Decrypt"));
    }

    [Fact]
    public async Task A_tag_that_names_no_key_or_the_wrong_one_costs_a_request_and_not_the_object()
    {
        var keyring = bench.NewKeyring();
        var keys = await bench.SaveAsync(keyring, Any, Any);
        var unknown = await bench.PutAsync("tagged-unknown", keys[0], "SHA256:none");
        var wrong = await bench.PutAsync("tagged-wrong", keys[0], keys[1].Fingerprint);
        foreach (var location in new[] { unknown, wrong })
        {
            var key = await bench.Keys(keyring, tagKey: "sse-c-key").ForObjectAsync(location, null, Stop);
            Assert.Equal(keys[0].Fingerprint, key.Fingerprint);
        }
    }

    [Fact]
    public async Task An_object_that_none_opens_is_a_failure_that_says_so()
    {
        var keyring = bench.NewKeyring();
        _ = await bench.SaveAsync(keyring, Any, Any);
        using var other = SseCKeyMaker.Generate();
        var location = await bench.PutAsync("others", other);
        var failure = await FailureAsync(bench.Keys(keyring), location);
        Assert.Equal("NoSseCKey", failure.ErrorId);
        Assert.Contains("none of the 2 keys", failure.Message, StringComparison.Ordinal);
        // One for each key, and one without that tells a stranger's object from a caller who may not read.
        Assert.Equal(3, bench.Count("HeadObject"));
    }

    [Fact]
    public async Task An_object_that_takes_no_key_is_known_after_the_first()
    {
        var keyring = bench.NewKeyring();
        _ = await bench.SaveAsync(keyring, Any, Any, Any);
        var failure = await FailureAsync(bench.Keys(keyring), await bench.PutAsync("plain", null));
        Assert.Equal("ObjectNotSseC", failure.ErrorId);
        Assert.Equal(2, bench.Count("HeadObject"));
    }

    [Fact]
    public async Task An_object_that_is_not_there_is_not_asked_for_with_every_key()
    {
        var keyring = bench.NewKeyring();
        _ = await bench.SaveAsync(keyring, Any, Any, Any);
        Assert.Equal("ObjectNotFound", (await FailureAsync(bench.Keys(keyring), new S3Location(KeyringBench.Bucket, "none"))).ErrorId);
        Assert.Equal(1, bench.Count("HeadObject"));
    }

    [Fact]
    public async Task A_caller_who_may_not_read_is_told_that_and_not_that_the_keys_are_wrong()
    {
        var keyring = bench.NewKeyring();
        var keys = await bench.SaveAsync(keyring, Any);
        var location = await bench.PutAsync("denied", keys[0]);
        var opened = bench.Keys(keyring);
        _ = bench.Server.Faults.Add(new Fault
        {
            Operation = "HeadObject",
            Key = "denied",
            Times = null,
            Action = new AnswerError(403, "AccessDenied"),
        });
        var failure = await FailureAsync(opened, location);
        bench.Server.Faults.Clear();
        Assert.Equal("AccessDenied", failure.ErrorId);
        Assert.Contains("s3:GetObject", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_answers_400_to_a_wrong_key_as_Ceph_does_gets_the_other_keys_too()
    {
        var keyring = bench.NewKeyring();
        var keys = await bench.SaveAsync(keyring, Any, Any, Any);
        var location = await bench.PutAsync("ceph", keys[0]);
        // The first two keys; the HEAD without one comes second, and the sandbox answers that with 400 itself.
        foreach (var nth in new[] { 1, 2 })
        {
            _ = bench.Server.Faults.Add(
                new Fault { Operation = "HeadObject", Key = "ceph", Nth = nth, Action = new AnswerError(400, "BadRequest") });
        }

        var key = await bench.Keys(keyring).ForObjectAsync(location, null, Stop);
        bench.Server.Faults.Clear();
        Assert.Equal(keys[0].Fingerprint, key.Fingerprint);
    }

    [Fact]
    public async Task A_key_that_cannot_be_opened_does_not_hide_the_one_that_fits()
    {
        var keyring = bench.NewKeyring();
        var keys = await bench.SaveAsync(keyring, Any, Any);
        var location = await bench.PutAsync("behind", keys[0]);
        _ = bench.Server.Faults.Add(
            new Fault { Service = "kms", Operation = "Decrypt", Action = new AnswerError(400, "DisabledException") });
        var key = await bench.Keys(keyring).ForObjectAsync(location, null, Stop);
        bench.Server.Faults.Clear();
        Assert.Equal(keys[0].Fingerprint, key.Fingerprint);
    }

    [Fact]
    public async Task Keys_that_may_be_right_and_cannot_be_opened_are_named_where_no_other_fits()
    {
        var keyring = bench.NewKeyring();
        var keys = await bench.SaveAsync(keyring, Any);
        var location = await bench.PutAsync("closed", keys[0]);
        using var reader = bench.As("reader");
        var failure = await FailureAsync(bench.Keys(keyring, reader), location);
        Assert.Equal("NoSseCKey", failure.ErrorId);
        Assert.Contains("1 could not be unwrapped", failure.Message, StringComparison.Ordinal);
        Assert.Contains("kms:Decrypt", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_ciphertext_was_exchanged_for_another_keys_opens_nothing()
    {
        var keyring = bench.NewKeyring();
        var keys = await bench.SaveAsync(keyring, Any, Any);
        var (one, two) = (keyring.FileOf(keys[0].Fingerprint), keyring.FileOf(keys[1].Fingerprint));
        var text = await File.ReadAllTextAsync(two, Stop);
        var stored = keyring.Read(e => throw e).Single(k => k.Entry.Fingerprint == keys[0].Fingerprint);
        await File.WriteAllTextAsync(
            one, KeyDocumentWriter.Text(new StoredSseCKey(stored.Entry, KeyDocumentReader.Read(text, null).Wrapping)), Stop);
        var damaged = keyring.Read(e => throw e).Single(k => k.Entry.Fingerprint == keys[0].Fingerprint);
        var failure = await Assert.ThrowsAsync<S3EncryptionException>(() => new KeyOpener(() => bench.Admin, []).OpenAsync(damaged, Stop));
        Assert.Equal("SseCKeyringDamaged", failure.ErrorId);
    }

    [Fact]
    public async Task A_damaged_file_is_warned_of_once_and_the_other_keys_serve()
    {
        var keyring = bench.NewKeyring();
        _ = await bench.SaveAsync(keyring, Any);
        var path = Path.Combine(keyring.Path, "damaged.json");
        await File.WriteAllTextAsync(path, "nothing", Stop);
        var found = bench.Keys(keyring);
        _ = await found.ForUploadAsync(new S3Location(KeyringBench.Bucket, "a"), Stop);
        _ = await found.ForUploadAsync(new S3Location(KeyringBench.Bucket, "b"), Stop);
        Assert.Single(bench.Warnings, w => w.Contains(path, StringComparison.Ordinal));
    }

    private static Task<S3EncryptionException> FailureAsync(KeyringKeys keys, S3Location location) =>
        Assert.ThrowsAsync<S3EncryptionException>(() => keys.ForObjectAsync(location, null, Stop));
}
