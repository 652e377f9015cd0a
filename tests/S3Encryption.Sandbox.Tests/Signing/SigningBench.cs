using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Signing;

namespace S3Encryption.Sandbox.Tests.Signing;

/// <summary>A verifier that knows the user of AWS's own examples, at the time of those examples.</summary>
internal sealed class SigningBench
{
    internal const string AccessKey = "AKIAIOSFODNN7EXAMPLE";
    internal const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    internal static readonly DateTimeOffset Then = new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero);

    internal SigningBench()
    {
        Principals.Add(User("example", AccessKey, Secret));
        Verifier = new SignatureVerifier(Principals, Clock);
    }

    internal PrincipalDirectory Principals { get; } = new();

    internal FixedClock Clock { get; } = new(Then);

    internal SignatureVerifier Verifier { get; }

    internal static Principal User(string name, string accessKey, string secret) => new()
    {
        Name = name,
        Arn = "arn:aws:iam::111122223333:user/" + name,
        UserId = "AIDAEXAMPLEEXAMPLE",
        AccountId = "111122223333",
        AccessKeyId = accessKey,
        SecretAccessKey = secret,
    };

    internal Task<SignedRequest> VerifyAsync(HttpRequestMessage message) => Verifier.VerifyAsync(RequestContext.From(message));

    internal async Task<byte[]> ReadAsync(HttpRequestMessage message)
    {
        var signed = await VerifyAsync(message);
        var data = new MemoryStream();
        await signed.Body.CopyToAsync(data);
        return data.ToArray();
    }
}
