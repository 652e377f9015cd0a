using System;
using System.Collections.Generic;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Sandbox.Identity;

/// <summary>Decides as IAM does and throws AccessDenied in AWS's words, with the layer named. Thread-safe, stateless.</summary>
public sealed class Authorizer
{
    /// <summary>
    /// Returns when <paramref name="caller"/> (null: anonymous) may do <paramref name="action"/> (<c>s3:PutObject</c>) on
    /// <paramref name="resourceArn"/>, else throws 403 AccessDenied. The condition keys need no aws:Principal* keys: those come from the caller.
    /// </summary>
    public void DemandS3(
        Principal? caller,
        string action,
        string resourceArn,
        string resourceAccountId,
        IReadOnlyDictionary<string, IReadOnlyList<string>> conditionKeys,
        PolicyDocument? resourcePolicy) => throw new NotImplementedException();
}
