using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Sts;

/// <summary>One call: who asks (null: nobody that signed), what, and when.</summary>
internal sealed record StsCall(
    HttpContext Context, Principal? Caller, StsForm Form, PrincipalDirectory Principals, DateTimeOffset Now, string Region)
{
    /// <summary>Who signed, for the operations that need a signature.</summary>
    internal Principal Signer =>
        Caller ?? throw new AwsErrorException(403, "MissingAuthenticationToken", "Request is missing Authentication Token");

    internal Dictionary<string, IReadOnlyList<string>> RequestConditions() =>
        Identity.RequestConditions.Of(Context, Now, Region);
}
