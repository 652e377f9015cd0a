using System;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Converting;
using S3Encryption.Core.Objects.Copying;

namespace S3Encryption.Core.Jobs.Starting;

/// <summary>Decides by which job an object is changed, as the planner of Convert-S3ObjectEncryption does, as far as a job can.</summary>
internal static class GroupPlanner
{
    /// <param name="found">The object.</param>
    /// <param name="wanted">How it is to be encrypted.</param>
    /// <param name="now">The time, for retention.</param>
    /// <returns>Its group; or why it is in no job; or neither, where it is as it is to be.</returns>
    public static (JobGroup? Group, string? Refused) Plan(S3ObjectEncryption found, ObjectEncryption wanted, DateTimeOffset now)
    {
        if (found.Encryption is EncryptionKind.Unknown or EncryptionKind.Other) return (null, "how they are encrypted is not known");
        if (found.Encryption == EncryptionKind.SseC) return (null, StartFailures.SseC);
        var bucketKey = wanted is ObjectEncryption.SseKms kms && (kms.BucketKey ?? found.BucketKey ?? false);
        if (ConversionPlanner.IsSo(found.Encryption, found.KmsKeyArn, found.BucketKey, wanted)) return (null, null);
        var isLocked = found.LegalHold || found.LockedUntil > now;
        if (ConversionPlanner.CanUpdate(found.Encryption, wanted) && !isLocked)
            return (new JobGroup(found.BucketName, JobOperation.Update, null, bucketKey, !string.IsNullOrEmpty(found.VersionId)), null);
        if (found.IsLatest == false || (found.IsLatest is null && !string.IsNullOrEmpty(found.VersionId)))
            return (null, "they are, or may be, older versions, and a copy would become the latest");
        if (found.IsArchived) return (null, "they are archived, and have to be restored before they can be copied");
        if (found.Size > CopyPlan.MostAtOnce)
            return (null, "a job copies up to 5 GB; Convert-S3ObjectEncryption copies larger ones in parts");
        // Without the version: if the object changes before its turn comes, the newer one is what is copied.
        return (new JobGroup(found.BucketName, JobOperation.Copy, found.StorageClass ?? "STANDARD", bucketKey, false), null);
    }
}
