using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using S3Encryption.Core.Keys;
using S3Encryption.Core.Keys.Reading;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Converting;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

/// <summary>What is done with an object: in every state, for every wish, in every bucket.</summary>
public sealed class ConversionPlannerTests
{
    private const string KeyA = "arn:aws:kms:us-east-1:111122223333:key/a";
    private const string KeyB = "arn:aws:kms:us-east-1:111122223333:key/b";
    private const long AtOnce = 5L << 30;
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private static readonly (string Name, string Headers)[] Stored =
    [
        ("none", ""),
        ("S3", "x-amz-server-side-encryption=AES256"),
        ("KMS a, Bucket Key", $"x-amz-server-side-encryption=aws:kms;x-amz-server-side-encryption-aws-kms-key-id={KeyA};"
            + "x-amz-server-side-encryption-bucket-key-enabled=true"),
        ("KMS b", $"x-amz-server-side-encryption=aws:kms;x-amz-server-side-encryption-aws-kms-key-id={KeyB}"),
        ("DSSE a", $"x-amz-server-side-encryption=aws:kms:dsse;x-amz-server-side-encryption-aws-kms-key-id={KeyA}"),
        ("SSE-C", "x-amz-server-side-encryption-customer-algorithm=AES256"),
    ];

    private static readonly (ObjectEncryption Encryption, string[] IsAs)[] Wanted =
    [
        (new ObjectEncryption.SseS3(), ["S3"]),
        (new ObjectEncryption.SseKms(KeyA, null, null), ["KMS a, Bucket Key"]),
        (new ObjectEncryption.SseKms(KeyA, false, null), []),
        (new ObjectEncryption.SseKms(KeyB, null, null), ["KMS b"]),
        (new ObjectEncryption.SseKms(KeyB, true, new Dictionary<string, string>()), []),
        (new ObjectEncryption.DsseKms(KeyA, null), ["DSSE a"]),
        (new ObjectEncryption.DsseKms(KeyB, null), []),
    ];

    private static readonly (string Headers, bool IsArchived)[] Classes =
    [
        ("", false),
        ("x-amz-storage-class=GLACIER_IR", false),
        ("x-amz-storage-class=GLACIER", true),
        ("x-amz-storage-class=DEEP_ARCHIVE;x-amz-restore=ongoing-request=\"true\"", true),
        ("x-amz-storage-class=GLACIER;x-amz-restore=ongoing-request=\"false\", expiry-date=\"x\"", false),
        ("x-amz-storage-class=INTELLIGENT_TIERING;x-amz-archive-status=ARCHIVE_ACCESS", true),
    ];

    private static readonly (string Headers, string? Lock)[] Locks =
    [
        ("", null),
        ("x-amz-object-lock-mode=COMPLIANCE;x-amz-object-lock-retain-until-date=2026-11-28T12:00:01Z", "retained until 2026-11-28 (COMPLIANCE)"),
        ("x-amz-object-lock-mode=GOVERNANCE;x-amz-object-lock-retain-until-date=2026-11-28T12:00:00Z", null),
        ("x-amz-object-lock-legal-hold=ON", "legal hold"),
        ("x-amz-object-lock-legal-hold=OFF", null),
    ];

    private static readonly List<(ObjectEncryption Encryption, string[] IsAs, bool Piles, OldVersions? Old, bool MayUpdate)> Wishes =
    [
        .. from wanted in Wanted
           from piles in new[] { false, true }
           from old in new OldVersions?[] { null, OldVersions.Keep, OldVersions.Remove }
           from mayUpdate in new[] { false, true }
           select (wanted.Encryption, wanted.IsAs, piles, old, mayUpdate),
    ];

    [Fact]
    public void Nothing_is_lost_by_what_is_done_and_nothing_is_done_for_nothing()
    {
        var objects =
            from stored in Stored
            from storageClass in Classes
            from held in Locks
            from isOlder in new[] { false, true }
            from size in new[] { 1L, AtOnce, AtOnce + 1 }
            select (stored, storageClass, held, isOlder, size, new FoundObject(At(null), State(size, stored.Headers, storageClass.Headers, held.Headers), isOlder, size));
        foreach (var (stored, storageClass, held, isOlder, size, found) in objects)
        {
            foreach (var (wanted, isAs, piles, old, mayUpdate) in Wishes)
            {
                var step = Plan(found, wanted, new ConversionWish { OldVersions = old }, piles, mayUpdate);
                var canUpdate = stored.Name is "S3" or "KMS a, Bucket Key" or "KMS b"
                    && wanted is ObjectEncryption.SseKms { Context: null };
                var expected =
                    isAs.Contains(stored.Name) ? "Skip: as it is to be"
                    : canUpdate && mayUpdate && held.Lock is null ? "Update"
                    : isOlder ? "Blocked: older version"
                    : storageClass.IsArchived ? "Blocked: archived"
                    : piles && old is null ? "Blocked: -KeepVersion or -RemoveOldVersion"
                    : held.Lock is not null && old == OldVersions.Remove ? "Blocked: " + held.Lock
                    : size > AtOnce ? "MultipartCopy"
                    : "Copy";
                AssertStep(expected, step, $"{stored.Name} {storageClass} {held} {wanted} {(isOlder, piles, old, mayUpdate, size)}");
                Assert.Equal(step.IsCopy && piles && old == OldVersions.Keep, step.KeepsOldVersion);
            }
        }
    }

    [Fact]
    public void Under_SSE_C_it_is_as_it_is_to_be_by_its_key_alone()
    {
        using var key = SseCKeyMaker.Generate();
        using var same = CopyOf(key);
        using var other = SseCKeyMaker.Generate();
        string ActionOf(SseCKey? opens) => Plan(
            new FoundObject(At(opens), State(1, Stored[5].Headers), IsOlderVersion: false, 1), new ObjectEncryption.SseC(key), new ConversionWish(),
            piles: false, mayUpdate: true).Action.ToString();
        Assert.Equal(("Skip", "Copy", "Copy"), (ActionOf(same), ActionOf(other), ActionOf(null)));
    }

    [Fact]
    public void What_no_key_opens_is_left_alone() => AssertStep(
        "Blocked: it is under SSE-C",
        Plan(new FoundObject(At(null), null, false, 1), new ObjectEncryption.SseS3(), new ConversionWish(), piles: false, mayUpdate: true), "");

    private static ConversionStep Plan(FoundObject found, ObjectEncryption wanted, ConversionWish wish, bool piles, bool mayUpdate) =>
        ConversionPlanner.Plan(found, wanted, mayUpdate, Now) ?? ConversionPlanner.PlanCopy(found.State!, wish, piles, Now);

    private static SseCKey CopyOf(SseCKey key) => SseCKeyReader.FromText(key.ToHeaderValue()).Key;

    private static void AssertStep(string expected, ConversionStep step, string of)
    {
        var (action, reason) = expected.Split(": ") is [var first, var second] ? (first, second) : (expected, null);
        Assert.True(step.Action.ToString() == action && step.Reason is null == reason is null, $"{step} and not {expected}: {of}");
        if (reason is not null) Assert.Contains(reason, step.Reason, StringComparison.Ordinal);
    }

    private static ObjectAddress At(SseCKey? key) => new() { Location = new S3Location("b", "k"), SseCKey = key };

    private static ObjectState State(long size, params string[] headers)
    {
        using var head = new HttpResponseMessage { Content = new ByteArrayContent([]) };
        head.Content.Headers.ContentLength = size;
        foreach (var header in string.Join(";", headers.Where(h => h.Length > 0)).Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = header.IndexOf('=', StringComparison.Ordinal);
            Assert.True(head.Headers.TryAddWithoutValidation(header[..at], header[(at + 1)..]));
        }

        return new ObjectState(head);
    }
}
