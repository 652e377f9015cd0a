using System.Linq;
using BenchmarkDotNet.Attributes;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Benchmarks.Parts;

/// <summary>A bucket policy of so many statements, none of which decides: all of them are looked at.</summary>
public class Policies
{
    private readonly PolicyRequest _request = new(
        "s3:PutObject", "arn:aws:s3:::logs/2026/a.gz", PolicyPrincipal.FromArn("arn:aws:iam::111122223333:user/alice"),
        [new("s3:x-amz-server-side-encryption", ["aws:kms"])]);

    private string _text = "";
    private PolicyDocument? _policy;

    [Params(1, 10, 100)]
    public int Statements { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var statements = Enumerable.Range(0, Statements).Select(i =>
            $$"""
            {"Sid":"s{{i}}","Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/{{i}}*/*",
            "Condition":{"StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"} } }
            """);
        _text = $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";
        _policy = PolicyDocument.Parse(_text);
    }

    [Benchmark]
    public PolicyDocument Parse() => PolicyDocument.Parse(_text);

    [Benchmark]
    public PolicyResult Evaluate() => PolicyEvaluator.Evaluate(_policy!, _request);
}
