using System;
using System.Collections.Generic;

namespace S3Encryption.Sandbox.Signing;

/// <summary>
/// What a request says of its own signature, whether in the Authorization header or in the query. <see cref="TimeText"/> is the time as
/// it was signed; <see cref="Lifetime"/> is set for presigned requests.
/// </summary>
internal sealed record SignatureClaim(
    CredentialScope Credential,
    IReadOnlyList<string> SignedHeaders,
    string Signature,
    DateTimeOffset Time,
    string TimeText,
    string? SessionToken,
    TimeSpan? Lifetime)
{
    internal bool IsPresigned => Lifetime is not null;
}
