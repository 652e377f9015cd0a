using System;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>What goes wrong with copies, and what the general failures mean where the source is meant and not the target.</summary>
internal static class CopyFailures
{
    /// <summary>S3 refuses a copy that changes nothing, and nothing would come of it.</summary>
    public static S3EncryptionException OntoItself(S3Location location) => new(
        "CopyOntoItself", FailureCategory.InvalidInput, $"{location}: this would copy the object onto itself and change nothing.",
        "Name another target, or what is to change: -Encryption, -KmsKeyId, -SseCKey, -Metadata, -ContentType or -StorageClass.")
    { Location = location };

    public static S3EncryptionException NoMediaType(S3Location location, string text) => new(
        "InvalidContentType", FailureCategory.InvalidInput, $"{location}: '{text}' is no media type.",
        "One looks like this: -ContentType 'text/csv; charset=utf-8'.")
    { Location = location };

    public static S3EncryptionException InvalidMetadata(S3Location location, string name) => new(
        "InvalidMetadata", FailureCategory.InvalidInput, $"{location}: the metadata '{name}' cannot be sent as a header.",
        "Names are letters, digits and hyphens, values printable ASCII; what else there is can go into a tag: -Tag.")
    { Location = location };

    public static S3EncryptionException Archived(ObjectAddress source, string storageClass) => new(
        "ObjectArchived", FailureCategory.InvalidState, $"{source}: the object is archived ({storageClass}), so nothing can read it yet.",
        $"Restore it first: aws s3api restore-object --bucket {source.Location.BucketName} --key '{source.Location.Key}' "
        + "--restore-request Days=7")
    { Location = source.Location };

    /// <summary>S3 answered well, and the copy is not the source.</summary>
    public static S3EncryptionException NotTheSame(ObjectAddress source, S3Location target, string difference) => new(
        "ChecksumMismatch", FailureCategory.Mismatch, $"{target}: the copy is not what {source} is: {difference}.",
        "Do not rely on the copy: delete it, and copy again.")
    { Location = target };

    public static S3EncryptionException Replaced(S3Location target) => new(
        "ObjectChanged", FailureCategory.InvalidState, $"{target}: somebody else wrote to it after the copy was made.",
        "Look at what is there now: Receive-S3EncryptedObject or Receive-S3SseCObject.")
    { Location = target };

    public static S3EncryptionException AclNotKept(S3Location target, S3EncryptionException cause) => new(
        "AclNotKept", cause.Category,
        $"{target}: the copy is made and whole, but could not be given the grants of its source: {Reason(cause)}",
        "If the target's bucket takes no ACLs (the default), say who may read by its bucket policy.")
    { Location = target, Operation = cause.Operation, StatusCode = cause.StatusCode, AwsErrorCode = cause.AwsErrorCode };

    public static S3EncryptionException TagsUnreadable(ObjectAddress source, S3EncryptionException cause) => new(
        cause.ErrorId, cause.Category, $"{source}: its tags cannot be read, and the copy would lose them: {Reason(cause)}",
        "Ask for s3:GetObjectTagging, or copy without tags: -Tag @{}.")
    { Location = source.Location, Operation = cause.Operation, StatusCode = cause.StatusCode, AwsErrorCode = cause.AwsErrorCode };

    /// <summary>S3 answered 200 without saying what it stored: then the body holds a failure (API_CopyObject, «Response»).</summary>
    public static S3EncryptionException NoETag(S3Location target, string operation) => new(
        "ServiceError", FailureCategory.Unspecified,
        $"{target}: {operation} answered without an entity tag, so nothing is known to be stored.",
        "Try again.")
    { Location = target, Operation = operation };

    /// <summary>Says of the source what concerns the source.</summary>
    public static S3EncryptionException About(CopyRequest request, S3EncryptionException e) => About(request.Source, request.IsInPlace, e);

    private static S3EncryptionException About(ObjectAddress source, bool inPlace, S3EncryptionException e) => e switch
    {
        { StatusCode: 501 } or { AwsErrorCode: "NotImplemented" } => NotSupported(source, e),
        // Ceph RGW does not read the source's key where it copies a part, and asks for one.
        { Operation: "UploadPartCopy", AwsErrorCode: "InvalidArgument" } when source.SseCKey is not null
            && e.Message.IndexOf("must provide a valid encryption algorithm", StringComparison.Ordinal) >= 0 => NotSupported(source, e),
        { ErrorId: "ObjectChanged" } => Retold(
            e, e.ErrorId, $"{source}: the object changed while it was copied.",
            // Where the answer to a copy onto itself is lost, the next try meets the first one's work.
            inPlace ? "It is whole, and either as it was or as it was to be; look at it, and try again." : "Nothing was stored; try again.",
            source),
        { ErrorId: "ObjectNotFound" } => Retold(
            e, e.ErrorId, $"{source}: there is no such object.", "Keys are case-sensitive, and a version id must belong to the key.",
            source),
        { ErrorId: "SseCKeyRequired" } => Retold(
            e, e.ErrorId, $"{source}: the object is encrypted with SSE-C, and no key was given for it.", "Give its key: -SourceSseCKey.",
            source),
        { ErrorId: "ObjectNotSseC" } => Retold(
            e, e.ErrorId, $"{source}: the object is not encrypted with SSE-C, so it takes no key.", "Leave out -SourceSseCKey.", source),
        _ => e,
    };

    private static S3EncryptionException NotSupported(ObjectAddress source, S3EncryptionException e) => Retold(
        e, "CopyNotSupported",
        $"{source}: this server does not copy objects that are encrypted like this one ({e.Operation} answered {e.StatusCode}).",
        "Bring it here and send it again: Receive-S3SseCObject or Receive-S3EncryptedObject, then Send-S3SseCObject or "
        + "Send-S3EncryptedObject.", source);

    private static S3EncryptionException Retold(S3EncryptionException e, string id, string message, string hint, ObjectAddress source) =>
        new(id, e.Category, message, hint)
        {
            Operation = e.Operation,
            Location = source.Location,
            StatusCode = e.StatusCode,
            AwsErrorCode = e.AwsErrorCode,
            RequestId = e.RequestId,
        };

    // Without the hint, which is about another command.
    private static string Reason(S3EncryptionException e) =>
        e.Hint is string hint && e.Message.EndsWith(hint, StringComparison.Ordinal)
            ? e.Message.Substring(0, e.Message.Length - hint.Length)
            : e.Message;
}
