using System;
using S3Encryption.Core.Objects.Copying;

namespace S3Encryption.Core.Objects.Converting;

/// <summary>Decides what is done with an object. The first rule that fits decides.</summary>
/// <remarks>
/// docs/facts.md, «Changing what is stored», and https://docs.aws.amazon.com/AmazonS3/latest/userguide/update-sse-encryption.html
/// </remarks>
internal static class ConversionPlanner
{
    /// <summary>What is done, as far as it does not depend on the bucket: nobody has to be asked of that for an update.</summary>
    /// <param name="found">The object.</param>
    /// <param name="wanted">How it is to be encrypted.</param>
    /// <param name="mayUpdate">Whether the server knows UpdateObjectEncryption.</param>
    /// <param name="now">The time, for retention.</param>
    /// <returns>Null where it takes a copy: <see cref="PlanCopy"/> goes on.</returns>
    public static ConversionStep? Plan(FoundObject found, ObjectEncryption wanted, bool mayUpdate, DateTimeOffset now)
    {
        if (found.State is not ObjectState state)
        {
            return ConversionStep.Blocked(found.HadKeys
                ? "none of the keys that were given opens it: give its key with -SseCKey or -Keyring"
                : "it is under SSE-C: give its key with -SseCKey or -Keyring");
        }

        if (IsSo(state, found.At.SseCKey, wanted)) return new ConversionStep(S3ConversionAction.Skip, "it is as it is to be");
        if (CanUpdate(state.Encryption.Kind, wanted) && mayUpdate && LockOf(state, now) is null)
            return new ConversionStep(S3ConversionAction.Update);
        if (found.IsOlderVersion)
        {
            return ConversionStep.Blocked(
                "it is an older version, and a copy would become the latest: once nobody needs it, delete that version, or have a lifecycle rule do so");
        }

        return state.IsArchived
            ? ConversionStep.Blocked($"it is archived ({state.StorageClass}), and has to be restored before it can be copied")
            : null;
    }

    /// <summary>The rest of it, for an object that takes a copy.</summary>
    /// <param name="state">What S3 says of the object.</param>
    /// <param name="wish">What may be done for it.</param>
    /// <param name="piles">Whether a copy leaves the object as it was behind, as an older version.</param>
    /// <param name="now">The time, for retention.</param>
    public static ConversionStep PlanCopy(ObjectState state, ConversionWish wish, bool piles, DateTimeOffset now)
    {
        if (piles && wish.OldVersions is null)
        {
            return ConversionStep.Blocked(
                "the bucket keeps versions, and a copy leaves the old one under its old encryption: say -KeepVersion or -RemoveOldVersion");
        }

        if (wish.OldVersions == OldVersions.Remove && LockOf(state, now) is string locked)
            return ConversionStep.Blocked($"{locked}, so that its old version cannot be removed: -KeepVersion keeps it");
        var inParts = !CopyPlan.For(state.Size, wish.MultipartThreshold).IsSingle;
        return new ConversionStep(
            inParts ? S3ConversionAction.MultipartCopy : S3ConversionAction.Copy, KeepsOldVersion: piles && wish.OldVersions == OldVersions.Keep);
    }

    private static string? LockOf(ObjectState state, DateTimeOffset now)
    {
        if (state.HasLegalHold) return "a legal hold is on it";
        return state.LockedUntil > now ? $"it is retained until {state.LockedUntil:yyyy-MM-dd} ({state.LockMode})" : null;
    }

    /// <summary>Whether an object is under the encryption that is wanted.</summary>
    public static bool IsSo(ObjectState state, SseCKey? key, ObjectEncryption wanted) => wanted is ObjectEncryption.SseC c
        ? state.Encryption.Kind == EncryptionKind.SseC && key?.Fingerprint == c.Key.Fingerprint
        : IsSo(state.Encryption.Kind, state.Encryption.KmsKeyArn, state.Encryption.BucketKey, wanted);

    /// <summary>The same by what is told of an object, for kinds that S3 has the key of.</summary>
    /// <param name="kind">How it is encrypted.</param>
    /// <param name="kmsKeyArn">Under which KMS key; null where that is not known.</param>
    /// <param name="bucketKey">Whether it has a Bucket Key; null where that is not known.</param>
    /// <param name="wanted">How it is to be encrypted.</param>
    public static bool IsSo(EncryptionKind kind, string? kmsKeyArn, bool? bucketKey, ObjectEncryption wanted) => wanted switch
    {
        ObjectEncryption.SseS3 => kind == EncryptionKind.SseS3,
        ObjectEncryption.SseKms kms => kind == EncryptionKind.SseKms && kmsKeyArn == kms.KmsKeyId
            && (kms.BucketKey is null || kms.BucketKey == bucketKey),
        ObjectEncryption.DsseKms dsse => kind == EncryptionKind.DsseKms && kmsKeyArn == dsse.KmsKeyId,
        _ => false,
    };

    /// <summary>Whether UpdateObjectEncryption goes from this kind to what is wanted.</summary>
    public static bool CanUpdate(EncryptionKind kind, ObjectEncryption wanted) =>
        wanted is ObjectEncryption.SseKms { Context: null } && kind is EncryptionKind.SseS3 or EncryptionKind.SseKms;
}
