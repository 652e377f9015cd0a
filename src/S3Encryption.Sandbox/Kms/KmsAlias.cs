using System;

namespace S3Encryption.Sandbox.Kms;

/// <summary>An alias, with its <c>alias/</c> prefix, and the key it points to.</summary>
internal sealed record KmsAlias(string Name, string Arn, string TargetKeyId, DateTimeOffset Created, DateTimeOffset Updated);
