using System.Management.Automation;

namespace S3Encryption.Errors;

/// <summary>The one place where failures become ErrorRecords: stable id, right category, and the thing itself as the target.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(S3EncryptionException failure)
    {
        var target = failure.Location?.ToString() ?? failure.Path ?? failure.KmsKeyId ?? failure.Operation;
        var record = new ErrorRecord(failure, failure.ErrorId, CategoryOf(failure.Category), target);
        if (failure.Operation is not null) record.CategoryInfo.Activity = failure.Operation;
        if (failure.AwsErrorCode is { Length: > 0 } code) record.CategoryInfo.Reason = code;
        return record;
    }

    private static ErrorCategory CategoryOf(FailureCategory category) => category switch
    {
        FailureCategory.InvalidInput => ErrorCategory.InvalidArgument,
        FailureCategory.NotFound => ErrorCategory.ObjectNotFound,
        FailureCategory.Exists => ErrorCategory.ResourceExists,
        FailureCategory.Denied => ErrorCategory.PermissionDenied,
        FailureCategory.Authentication => ErrorCategory.AuthenticationError,
        FailureCategory.InvalidState => ErrorCategory.InvalidOperation,
        FailureCategory.Security => ErrorCategory.SecurityError,
        FailureCategory.Connection => ErrorCategory.ConnectionError,
        FailureCategory.Mismatch => ErrorCategory.InvalidResult,
        FailureCategory.Throttled => ErrorCategory.LimitsExceeded,
        FailureCategory.File => ErrorCategory.WriteError,
        _ => ErrorCategory.NotSpecified,
    };
}
