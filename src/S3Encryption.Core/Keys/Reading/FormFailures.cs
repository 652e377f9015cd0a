namespace S3Encryption.Core.Keys.Reading;

/// <summary>What is said of a text, file or value that is no key. None of it is repeated: it may be a secret all the same.</summary>
internal static class FormFailures
{
    private const string Id = "InvalidSseCKey";

    private const string Accepted = "Accepted: 32 bytes, 32 characters (as the AWS CLI takes), 43 or 44 characters of base64, "
        + "64 hex digits, openssl's printout (key=…), a file with one of these (fileb://my.key, or Get-Item), or a key from New-SseCKey.";

    private const string HowToWrite = "Write it as bytes: openssl rand -out my.key 32; or in PowerShell: "
        + "[IO.File]::WriteAllBytes('my.key', $bytes), or Set-Content my.key -AsByteStream -Value $bytes.";

    public static S3EncryptionException Unknown(string what, ReadingOptions options) => Of(
        options,
        options.As is SseCKeyForm form
            ? $"This is {what}{In(options)}, and does not have the form {form}"
            : $"An SSE-C key is 32 bytes; this is {what}{In(options)} in no form that is known",
        options.As switch
        {
            null => Accepted,
            SseCKeyForm.Base64 => "Base64 of a key is 43 or 44 characters.",
            SseCKeyForm.Hex => "Hex of a key is 64 digits. 32 digits are 16 bytes, or 32 characters: -As Characters.",
            SseCKeyForm.Characters => "A key is 32 characters of ASCII, without spaces.",
            SseCKeyForm.OpenSsl => "openssl enc -aes-256-cbc … -P prints a line key=… with 64 hex digits.",
            _ => "A raw key is 32 bytes, and no text.",
        });

    public static S3EncryptionException Reencoded(string what, ReadingOptions options) =>
        Of(options, $"{(options.Path is null ? "This" : $"'{options.Path}'")} {what}", HowToWrite);

    public static S3EncryptionException Wrapped(ReadingOptions options) => Of(
        options, $"This{In(options)} is a wrapped key, which only KMS or a private key opens",
        "Open it first: $key = Import-SseCKey FILE, with -Certificate where it is not in your certificate store.");

    public static S3EncryptionException TooLarge(long length, ReadingOptions options) =>
        Of(options, $"An SSE-C key is 32 bytes; '{options.Path}' has {length}", Accepted);

    private static string In(ReadingOptions options) => options.Path is null ? string.Empty : $" in '{options.Path}'";

    private static S3EncryptionException Of(ReadingOptions options, string message, string hint) =>
        new(Id, FailureCategory.InvalidInput, message, hint) { Path = options.Path };
}
