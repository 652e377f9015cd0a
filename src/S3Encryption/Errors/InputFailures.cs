namespace S3Encryption.Errors;

/// <summary>What the cmdlets say of parameters that cannot be right.</summary>
internal static class InputFailures
{
    public static S3EncryptionException NoBucket() => Of("NoBucket", "No bucket is named.", "Give -BucketName, or s3://bucket/key.");

    public static S3EncryptionException WildcardInChange(S3Location bucket) =>
        Of(
            "InvalidBucketName", $"'{bucket.BucketName}' is a pattern, and a change names its buckets.",
            $"Look first at which they are, then pass them on: Get-S3BucketEncryption {bucket.BucketName} | ….");

    public static S3EncryptionException NoKey(string bucketName) =>
        Of("NoKey", $"s3://{bucketName}: no object key is named.", "Give -Key, or s3://bucket/key.");

    public static S3EncryptionException TwoKeys(S3Location location, string key) =>
        Of("TwoKeys", $"{location} names a key, and -Key names another ({key}).", "Give one of them.");

    public static S3EncryptionException NotAFile(string path) =>
        Of("NotAFile", $"'{path}' is not in the file system.", "Give the path of a file.");

    public static S3EncryptionException NotContent(string type) =>
        Of(
            "NotContent", $"A {type} is neither a file nor content.",
            "Pipe files (Get-ChildItem), byte[], text or a stream; to send an object, make text of it: ConvertTo-Json, ConvertTo-Csv.");

    /// <summary>Ends an upload; it is told by the error of the object that is no content.</summary>
    public const string ContentIncompleteId = "ContentIncomplete";

    public static S3EncryptionException ContentIncomplete() =>
        Of(ContentIncompleteId, "Not all of what came down the pipeline is content, so nothing was stored.", "Pipe content alone.");

    public static S3EncryptionException NotMeasurable(string type) =>
        Of(
            "NotMeasurable", $"A {type} is neither an object from Get-S3ObjectEncryption nor a bucket; it is not counted.",
            "To look objects up by their names first: … | Get-S3ObjectEncryption | Measure-S3ObjectEncryption.");

    public static S3EncryptionException OfBucketsAlone() =>
        Of(
            "NotMeasurable", "-Prefix and -Version say which objects of a bucket to look at, and objects came down the pipeline instead of buckets.",
            "Say so to Get-S3ObjectEncryption: it has both.", stops: true);

    public static S3EncryptionException SameKeyTwice(S3Location location, string path) =>
        Of(
            "SameKeyTwice", $"{location}: '{path}' would overwrite what this command has just sent there.",
            "Several files need several keys: leave out -Key, or end it with '/'.");

    public static S3EncryptionException SameFileTwice(S3Location location, string path) =>
        new(
            "SameFileTwice", FailureCategory.InvalidInput, $"{location}: '{path}' is what another object of this command has become.",
            "To receive several, name a folder: -Path FOLDER/. Names that differ in case only are the same on many disks: receive such a one by itself.")
        { Location = location };

    public static S3EncryptionException SameTargetTwice(S3Location target, S3Location source) =>
        Of(
            "SameKeyTwice", $"{target}: {source} would overwrite what this command has just copied there.",
            "To keep the sources' keys whole, leave out the key, or make one of each: -DestinationKey { \"prefix/$($_.Key)\" }.");

    public static S3EncryptionException NoCopyTarget() =>
        Of("NoBucket", "No target is named.", "Give -DestinationBucket, -DestinationKey, or s3://bucket/key.");

    public static S3EncryptionException SessionTokenAlone() =>
        Of("IncompleteCredentials", "-SessionToken goes with -Credential.", "Give both, or neither.", stops: true);

    public static S3EncryptionException ProfileAndCredential() =>
        Of("IncompleteCredentials", "-ProfileName and -Credential name two callers.", "Give one of them.", stops: true);

    public static S3EncryptionException NoStoredCredentials(string reason) => Of(
        "NoCredentials", $"$StoredAWSCredentials gave no AWS credentials: {reason}",
        "Sign in again with Set-AWSCredential, or name others: -ProfileName or -Credential.", stops: true);

    public static S3EncryptionException BlockAndAllow() =>
        Of("InvalidEncryptionChange", "-BlockSseC and -AllowSseC contradict each other.", "Give one of them.", stops: true);

    public static S3EncryptionException NothingToChange() =>
        Of(
            "InvalidEncryptionChange", "Nothing to change was named.", "Give -Encryption, -KmsKeyId, -BucketKey, -BlockSseC or -AllowSseC.",
            stops: true);

    public static S3EncryptionException NothingToRequire() =>
        Of(
            "InvalidEncryptionPolicy", "Nothing to change was named.",
            "Give -RequireTls, -RequireEncryption, -KmsKeyId, -DenySseC or -RequireHeader.", stops: true);

    public static S3EncryptionException KmsWithoutKms() =>
        Of(
            "InvalidEncryption", "-KmsKeyId, -BucketKey and -EncryptionContext do not go with SSE-S3.",
            "Ask for SseKms, or leave them out.", stops: true);

    public static S3EncryptionException FromKeyWithoutKms() =>
        Of("InvalidEncryption", "-FromKmsKeyId names a KMS key, and -FromEncryption another kind.", "Give one of them.", stops: true);

    public static S3EncryptionException FromBucketKeyWithoutKms() =>
        Of("InvalidEncryption", "Only SSE-KMS objects have a Bucket Key.", "Use -FromEncryption SseKms, or leave it out.", stops: true);

    public static S3EncryptionException BucketKeyWithDsse() =>
        Of("InvalidEncryption", "A Bucket Key does not go with DSSE-KMS.", "Ask for SseKms, or leave out -BucketKey.", stops: true);

    public static S3EncryptionException SseCWithoutKey(string parameter) =>
        Of("InvalidEncryption", "SSE-C needs a key.", $"Give it: {parameter}; New-SseCKey makes one.", stops: true);

    public static S3EncryptionException SseCKeyWithOtherKind() =>
        Of(
            "InvalidEncryption", "-SseCKey and -Keyring do not go with another kind of encryption or a KMS key.",
            "Give either one of them, or -Encryption, -KmsKeyId, -BucketKey and -EncryptionContext.", stops: true);

    public static S3EncryptionException NoKmsKey(S3Location bucket, EncryptionKind kind) =>
        Of(
            "NoKmsKey", $"{bucket}: the bucket encrypts with {kind}, so there is no KMS key to test.",
            $"Name a key instead: Test-S3KmsAccess -KmsKeyId alias/…; or give the bucket one: Set-S3BucketEncryption {bucket.BucketName} "
            + "SseKms.");

    public static S3EncryptionException EmptyKmsKeyId() =>
        Of("NoKmsKey", "-KmsKeyId is empty, so no KMS key is named.", "Name one: Get-S3KmsKey alias/…; or leave -KmsKeyId out to see every key.");

    public static S3EncryptionException KeyOfBucketUntold(S3Location bucket, S3EncryptionException denied) =>
        new(
            denied.ErrorId, denied.Category, $"{bucket}: which key it has is not told to the caller: {denied.Message}",
            "To test a key without asking the bucket, name it: Test-S3KmsAccess alias/….")
        { Location = bucket, Operation = denied.Operation, StatusCode = denied.StatusCode, AwsErrorCode = denied.AwsErrorCode };

    public static S3EncryptionException CanaryWithoutBucket() =>
        Of(
            "NoBucket", "A canary needs a bucket to be stored in; nothing was tested.",
            "Name one: Test-S3KmsAccess alias/… -BucketName s3://bucket/prefix -Canary. Without -KmsKeyId the bucket's own key is tested.",
            stops: true);

    public static S3EncryptionException BaselineNotFound(string path) =>
        new("FileNotFound", FailureCategory.NotFound, $"'{path}': there is no such file.", "Give -Baseline a file (.psd1, .json) or a hashtable.")
        { Path = path };

    public static S3EncryptionException BaselineUnreadable(string path, string why) =>
        Of(
            "InvalidBaseline", $"The baseline '{path}' cannot be read: {why}.",
            "It is a hashtable of constants in a .psd1 file, or an object in a .json file.");

    public static S3EncryptionException KeyOrKeyring() =>
        Of("NoSseCKey", "One SSE-C key is needed, or a keyring.", "Give either -SseCKey or -Keyring.", stops: true);

    public static S3EncryptionException KeyOfUnknownKind(object given) =>
        Of(
            "InvalidSseCKey", $"A {given.GetType().Name} is not an SSE-C key.",
            given is SseCKeyEntry
                ? "It only describes one. To open it: Get-SseCKey -Unwrap."
                : "Give a key from New-SseCKey, byte[32], a key file (fileb://my.key, or Get-Item), SecureString, PSCredential, "
                    + "or its text.");

    public static S3EncryptionException PrefixWithoutBucket() =>
        Of("NoBucket", "-Prefix is of no bucket.", "Give -BucketName as well.", stops: true);

    public static S3EncryptionException NoBucketName(string given) =>
        Of(
            "InvalidBucketName", $"'{given}' is no bucket's name.",
            given.IndexOf('/') > 0
                ? $"An object or prefix in a bucket is written s3://{given}."
                : "Names have letters, digits, dots and hyphens. To see yours: Get-S3BucketEncryption.");

    public static S3EncryptionException NotAWholeBucket(S3Location location) =>
        new(
            "InvalidBucketName", FailureCategory.InvalidInput, $"{location} is a part of a bucket, and this is about whole buckets.",
            $"If the whole bucket is meant: {location.BucketName}. For what is stored in it: Get- and Convert-S3ObjectEncryption {location}.")
        { Location = location };

    public static S3EncryptionException KeepOrRemove() =>
        Of("InvalidVersions", "-KeepVersion and -RemoveOldVersion do not go together.", "Give one of them.", stops: true);

    public static S3EncryptionException NoShard(string given) =>
        Of("InvalidShard", $"-Shard '{given}' is no share of anything.", "Give one like 2/8: the second of eight.", stops: true);

    public static S3EncryptionException TwoPrefixes(S3Location bucket, string prefix) =>
        Of("TwoKeys", $"{bucket} names a prefix, and -Prefix names another ({prefix}).", "Give one of them.");

    public static S3EncryptionException IdentityPolicyOnKey() =>
        Of(
            "InvalidKmsPolicy", "This policy is to be attached to a user or role, not to a key; nothing was made.",
            "Make one for the key: New-S3KmsPolicy -As Key.", stops: true);

    public static S3EncryptionException NotAKeyPolicy(string type) =>
        Of(
            "InvalidKmsPolicy", $"A {type} is no key policy; nothing was made.",
            "Give what New-S3KmsPolicy -As Key makes, or the JSON: -Policy (Get-Content policy.json -Raw).", stops: true);

    private static S3EncryptionException Of(string id, string message, string hint, bool stops = false) =>
        new(id, FailureCategory.InvalidInput, message, hint) { StopsEverything = stops };
}
