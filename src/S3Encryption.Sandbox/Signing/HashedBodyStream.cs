using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Signing;

/// <summary>Hashes a body while it is read and fails its last read when the hash is not the declared one.</summary>
internal sealed class HashedBodyStream(Stream source, string declared) : ReadOnlyBodyStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _checked;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await source.ReadAsync(buffer, cancellationToken);
        if (count > 0)
        {
            _hash.AppendData(buffer.Span[..count]);
        }
        else if (buffer.Length > 0 && !_checked)
        {
            _checked = true;
            Check(Convert.ToHexStringLower(_hash.GetHashAndReset()));
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }

    private void Check(string computed)
    {
        if (!computed.Equals(declared, StringComparison.OrdinalIgnoreCase))
        {
            throw new AwsErrorException(
                400,
                "XAmzContentSHA256Mismatch",
                "The provided 'x-amz-content-sha256' header does not match what was computed.",
                new Dictionary<string, string> { ["ClientComputedContentSHA256"] = declared, ["S3ComputedContentSHA256"] = computed });
        }
    }
}
