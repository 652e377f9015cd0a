using System;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Checksums;

/// <summary>A sink that only computes: what a stored body is copied into when a digest of it is needed.</summary>
internal sealed class DigestStream(params ContentHasher?[] hashers) : WriteOnlyBodyStream
{
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var hasher in hashers)
        {
            hasher?.Append(buffer.Span);
        }

        return ValueTask.CompletedTask;
    }
}
