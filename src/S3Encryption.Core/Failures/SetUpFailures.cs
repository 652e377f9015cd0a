using System;

namespace S3Encryption.Core.Failures;

/// <summary>Failures to find out who the caller is or where AWS is. Nothing that follows could succeed, so they stop everything.</summary>
internal static class SetUpFailures
{
    public static S3EncryptionException NoCredentials(string? profile, Exception cause) => SetUp(
        "NoCredentials", FailureCategory.Authentication,
        profile is null ? "No AWS credentials were found." : $"Profile '{profile}' gave no AWS credentials: {cause.Message}",
        "Name them: -ProfileName, or -Credential (access key id and secret), or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; "
        + "for IAM Identity Center: aws sso login.",
        cause);

    public static S3EncryptionException SecondFactor(string profile, string serial, string? roleArn) => SetUp(
        "NoCredentials", FailureCategory.Authentication,
        $"Profile '{profile}' wants a code of the MFA device {serial}, and no cmdlet of this module prompts.",
        $"Run: aws sts get-session-token --serial-number {serial} --token-code CODE, then give what it prints: -Credential and -SessionToken"
        + (roleArn is null ? "." : $", with -RoleArn {roleArn}."));

    public static S3EncryptionException ProfileNotFound(string name) => SetUp(
        "ProfileNotFound", FailureCategory.NotFound, $"There is no AWS profile '{name}'.",
        "To see those there are: aws configure list-profiles.");

    public static S3EncryptionException RoleNotAssumed(string roleArn, S3EncryptionException why) => SetUp(
        "RoleNotAssumed", FailureCategory.Authentication, $"The role {roleArn} cannot be assumed: {Reason(why, "AssumeRole: ")}",
        "The caller needs sts:AssumeRole on it, and its trust policy must admit the caller; -ExternalId where that asks for one.",
        operation: "AssumeRole");

    public static S3EncryptionException NoRegion() => SetUp(
        "NoRegion", FailureCategory.InvalidInput, "No AWS Region is set.",
        "Name one: -Region eu-central-1, or set AWS_REGION, or the profile's region.");

    public static S3EncryptionException InvalidEndpoint(string url) => SetUp(
        "InvalidEndpoint", FailureCategory.InvalidInput, $"'{url}' is not an endpoint URL.",
        "One looks like this: -EndpointUrl https://s3.example.com:9000.");

    public static S3EncryptionException MultiRegionAccessPoint(S3Location location) => new(
        "MultiRegionAccessPoint", FailureCategory.InvalidInput,
        $"{location}: requests to a Multi-Region Access Point are signed with Signature Version 4A, which this module does not do.",
        "Name one of its buckets, or an access point in one Region.")
    { Location = location };

    public static S3EncryptionException KeyNotAddressable(string key) => new(
        "KeyNotAddressable", FailureCategory.InvalidInput,
        $"'{key}': Windows PowerShell cannot send a key with '.' or '..' between slashes.",
        "Use PowerShell 7.");

    public static S3EncryptionException UnreadableCertificateBundle(string path, Exception? cause) => SetUp(
        "UnreadableCertificateBundle", FailureCategory.File,
        $"'{path}' holds no certificates that could be read{(cause is null ? "." : ": " + cause.Message)}",
        "-CertificateBundle (or AWS_CA_BUNDLE) takes a PEM file: -----BEGIN CERTIFICATE-----.", cause);

    public static S3EncryptionException CertificateBundleNotSupported(string path) => SetUp(
        "CertificateBundleNotSupported", FailureCategory.InvalidInput,
        $"Windows PowerShell trusts the certificates that Windows trusts, not a bundle ('{path}').",
        $"To trust it: Import-Certificate -FilePath '{path}' -CertStoreLocation Cert:\\CurrentUser\\Root, or use PowerShell 7.");

    public static S3EncryptionException UntrustedCertificate(string endpoint, string reason, Exception cause) => SetUp(
        "UntrustedCertificate", FailureCategory.Security, $"The TLS certificate of {endpoint} is not trusted: {reason}",
        "If it is yours, name its authority: -CertificateBundle ca.pem (or AWS_CA_BUNDLE).", cause);

    public static S3EncryptionException Unreachable(string endpoint, string reason, Exception cause) => SetUp(
        "EndpointUnreachable", FailureCategory.Connection, $"{endpoint} cannot be reached: {reason}",
        "Check -EndpointUrl (or AWS_ENDPOINT_URL), -Region, and the proxy.", cause);

    public static S3EncryptionException ExpiredCredentials(string reason) => SetUp(
        "ExpiredCredentials", FailureCategory.Authentication, $"The AWS credentials have expired: {reason}",
        "Sign in again (aws sso login), or give fresh ones with -Credential and -SessionToken.");

    public static S3EncryptionException SignInEnded(string profile) => SetUp(
        "ExpiredCredentials", FailureCategory.Authentication,
        $"Profile '{profile}' is not signed in to IAM Identity Center: its sign-in has ended, or never was.",
        $"Run: aws sso login --profile {profile}, then the same again.");

    public static S3EncryptionException InvalidCredentials(string reason) => SetUp(
        "InvalidCredentials", FailureCategory.Authentication, $"AWS does not accept these credentials: {reason}",
        "Check -Credential, -SessionToken, the profile, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. "
        + "To see who you are: aws sts get-caller-identity.");

    public static S3EncryptionException ClockSkew(string reason) => SetUp(
        "ClockSkew", FailureCategory.Authentication, $"This computer's clock is too far from AWS's: {reason}",
        "Set the clock, then try again.");

    // What failed and what helps are said by the failure that this becomes a part of.
    private static string Reason(S3EncryptionException why, string subject)
    {
        var text = why.Message;
        if (why.Hint is { Length: > 0 } hint && text.EndsWith(hint, StringComparison.Ordinal)) text = text.Substring(0, text.Length - hint.Length);
        return text.StartsWith(subject, StringComparison.Ordinal) ? text.Substring(subject.Length) : text;
    }

    private static S3EncryptionException SetUp(
        string id, FailureCategory category, string message, string hint, Exception? cause = null, string? operation = null) =>
        new(id, category, message, hint, SafeCause.Of(cause)) { StopsEverything = true, Operation = operation };
}
