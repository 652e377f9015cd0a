using System;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Locking;

/// <summary>The x-amz-object-lock-* headers of writes and of answers, and the retention that a bucket gives where there are none.</summary>
internal static class LockHeaders
{
    private const string Mode = "x-amz-object-lock-mode";
    private const string RetainUntil = "x-amz-object-lock-retain-until-date";
    private const string LegalHold = "x-amz-object-lock-legal-hold";

    /// <summary>What a write asks for, or the bucket's default. <paramref name="needsDigest"/>: a PutObject must bring one then.</summary>
    internal static ObjectLock Read(S3Call call, Bucket bucket, bool needsDigest = false)
    {
        var hold = call.Header(LegalHold);
        var retention = ReadRetention(call.Header(Mode), call.Header(RetainUntil), call.Service.Now());
        if (retention is null && hold is null)
        {
            return bucket.Lock?.RetentionFrom(call.Service.Now()) is { } byDefault ? new(byDefault) : ObjectLock.None;
        }

        _ = LockGuard.Demand(bucket);
        if (hold is not (null or "ON" or "OFF"))
        {
            throw S3Errors.InvalidArgument("Legal Hold must be either of 'ON' or 'OFF'", LegalHold, hold);
        }

        if (needsDigest && call.Header("Content-MD5") is null && ChecksumClaim.Read(call.Headers) is null)
        {
            throw S3Errors.InvalidRequest(
                "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters");
        }

        DemandRights(call, bucket, retention, hold);
        return new(retention ?? bucket.Lock!.RetentionFrom(call.Service.Now()), hold);
    }

    /// <summary>Writes what is kept of a version, as far as the caller may know it.</summary>
    internal static void Write(S3Call call, Bucket bucket, StoredObject found)
    {
        var resource = bucket.Arn + "/" + found.Key;
        if (found.Lock.Retention is { } retention && call.May("s3:GetObjectRetention", bucket, resource))
        {
            call.Response.Headers[Mode] = retention.Mode;
            call.Response.Headers[RetainUntil] = DateForms.Iso(retention.Until);
        }

        if (found.Lock.LegalHold is { } hold && call.May("s3:GetObjectLegalHold", bucket, resource))
        {
            call.Response.Headers[LegalHold] = hold;
        }
    }

    internal static string DemandMode(string? mode) => mode is Retention.Governance or Retention.Compliance
        ? mode
        : throw S3Errors.InvalidArgument("Unknown wormMode directive.", Mode, mode);

    internal static DateTimeOffset DemandFuture(DateTimeOffset until, DateTimeOffset now) => until > now
        ? until
        : throw S3Errors.InvalidArgument("The retain until date must be in the future!", RetainUntil, DateForms.Iso(until));

    private static Retention? ReadRetention(string? mode, string? until, DateTimeOffset now)
    {
        if (mode is null && until is null)
        {
            return null;
        }

        if (mode is null || until is null)
        {
            throw S3Errors.InvalidArgument(
                "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied", Mode, mode);
        }

        var instant = DateForms.TryParse(until)
            ?? throw S3Errors.InvalidArgument("The retain until date must be provided in ISO 8601 format", RetainUntil, until);
        return new(DemandMode(mode), DemandFuture(instant, now));
    }

    private static void DemandRights(S3Call call, Bucket bucket, Retention? retention, string? hold)
    {
        var resource = bucket.Arn + "/" + call.Key;
        if (retention is not null)
        {
            call.Demand("s3:PutObjectRetention", bucket, resource);
        }

        if (hold is not null)
        {
            call.Demand("s3:PutObjectLegalHold", bucket, resource);
        }
    }
}
