using System;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Execution;

/// <summary>What S3 answered a job; the error is null where it did what it was asked.</summary>
internal sealed record S3Answer(int Status, IHeaderDictionary Headers, ReadOnlyMemory<byte> Body, RequestIds Ids, AwsErrorException? Error)
{
    internal string ETag => Headers.ETag.ToString().Trim('"');
}
