using System;

namespace S3Encryption.Core.Objects;

/// <summary>For a transfer whose progress nobody follows.</summary>
internal sealed class Unwatched : IProgress<TransferProgress>
{
    public static readonly Unwatched Instance = new();

    public void Report(TransferProgress value)
    {
    }
}
