using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Signing;

/// <summary>
/// The chain of chunk signatures, each over the one before, the first over the request's:
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html.
/// </summary>
internal sealed class ChunkSignatures(SigningKey key, SignatureClaim claim)
{
    private static readonly string EmptyHash = Convert.ToHexStringLower(SHA256.HashData([]));
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string _previous = claim.Signature;

    internal void Append(ReadOnlySpan<byte> data) => _hash.AppendData(data);

    /// <summary>Checks the signature of the chunk whose data was appended.</summary>
    internal void EndChunk(string given) =>
        Check(given, "AWS4-HMAC-SHA256-PAYLOAD", EmptyHash + "\n" + Convert.ToHexStringLower(_hash.GetHashAndReset()));

    /// <summary>Checks the signature over the trailer lines, each <c>name:value\n</c>.</summary>
    internal void EndTrailers(string given, string lines) =>
        Check(given, "AWS4-HMAC-SHA256-TRAILER", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines))));

    private void Check(string given, string algorithm, string hashes)
    {
        var stringToSign = string.Join('\n', algorithm, claim.TimeText, claim.Credential.Text, _previous, hashes);
        var expected = key.Sign(stringToSign);
        if (!SigningKey.AreEqual(expected, given))
        {
            throw new AwsErrorException(403, "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
                new Dictionary<string, string>
                {
                    ["AWSAccessKeyId"] = claim.Credential.AccessKeyId,
                    ["StringToSign"] = stringToSign,
                    ["SignatureProvided"] = given,
                });
        }

        _previous = expected;
    }
}
