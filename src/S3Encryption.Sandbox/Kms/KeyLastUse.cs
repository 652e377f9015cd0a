using System;
using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms;

/// <summary>
/// The last successful cryptographic operation with a key: https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyLastUsageData.html.
/// </summary>
internal sealed record KeyLastUse(string Operation, DateTimeOffset Time, string EventId, string RequestId)
{
    internal JsonObject ToJson() => new()
    {
        ["Operation"] = Operation,
        ["Timestamp"] = KmsMetadata.Time(Time),
        ["CloudTrailEventId"] = EventId,
        ["KmsRequestId"] = RequestId,
    };
}
