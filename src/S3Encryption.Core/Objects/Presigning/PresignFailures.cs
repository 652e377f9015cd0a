namespace S3Encryption.Core.Objects.Presigning;

/// <summary>What cannot be signed.</summary>
internal static class PresignFailures
{
    public static S3EncryptionException Lifetime(S3Location location) => Of(
        "InvalidExpires", location, "a presigned URL lasts for a second at least and 7 days at most.",
        "Give -Expires in seconds (3600) or as a TimeSpan ('1.00:00:00' is a day).");

    public static S3EncryptionException VersionOfUpload(S3Location location) => Of(
        "InvalidPresign", location, "an upload makes a version of its own, and cannot name one.", "Leave out -VersionId.");

    public static S3EncryptionException EncryptionOfOther(S3Location location, string method) => Of(
        "InvalidPresign", location, $"how an object is encrypted is said when it is stored, not by a {method}.",
        "Leave out -Encryption, -KmsKeyId, -BucketKey and -EncryptionContext, or use -Method PUT. An SSE-C object needs its -SseCKey.");

    public static S3EncryptionException ContentTypeOfDeletion(S3Location location) => Of(
        "InvalidPresign", location, "nothing that has a media type goes with a DELETE.", "Leave out -ContentType.");

    public static S3EncryptionException NotForHeader(S3Location location, string header) => Of(
        "InvalidPresign", location, $"what was given for {header} cannot be sent as a header.", "Use printable ASCII characters only.");

    public static S3EncryptionException DirectoryBucket(S3Location location) => Of(
        "PresignNotSupported", location, "requests to a directory bucket are signed by sessions of minutes, which no URL outlives.",
        "Name a general purpose bucket.");

    private static S3EncryptionException Of(string id, S3Location location, string reason, string hint) =>
        new(id, FailureCategory.InvalidInput, $"{location}: {reason}", hint) { Location = location };
}
