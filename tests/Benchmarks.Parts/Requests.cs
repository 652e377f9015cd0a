using System;
using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Benchmarks.Parts;

/// <summary>What every request to S3 goes through: its signature.</summary>
public class Requests
{
    private static readonly DateTime Utc = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly SignatureV4 _signature = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1", "s3");
    private readonly List<KeyValuePair<string, string>> _query = [new("partNumber", "7"), new("uploadId", "2~IFQBjzTAg3VvV9OOBxEYsVh2UFmeV70")];

    private readonly List<KeyValuePair<string, string>> _headers =
    [
        new("host", "logs.s3.us-east-1.amazonaws.com"), new("x-amz-content-sha256", SignatureV4.UnsignedPayload), new("x-amz-date", "20260102T030405Z"),
        new("x-amz-server-side-encryption-customer-algorithm", "AES256"),
        new("x-amz-server-side-encryption-customer-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="),
        new("x-amz-server-side-encryption-customer-key-md5", "tMJeZPcEyHwlw8BHyRq0NQ=="),
    ];

    [Benchmark]
    public string Sign() => _signature.Authorize(
        "PUT", "/archive/2026/a.gz", SignatureV4.QueryText(_query), [.. _headers], SignatureV4.UnsignedPayload, SignatureV4.TimeText(Utc));
}
