namespace S3Encryption.Core.Failures;

/// <summary>What an error answer means: id, category, why, and the next step.</summary>
internal sealed record Explanation(string Id, FailureCategory Category, string Reason, string? Hint);
