namespace S3Encryption.Core.Objects;

/// <summary>How far one transfer is.</summary>
/// <param name="Name">The object.</param>
/// <param name="BytesDone">Bytes that S3 has, or that are on disk.</param>
/// <param name="BytesTotal">Bytes in all; null while nobody knows.</param>
public readonly record struct TransferProgress(string Name, long BytesDone, long? BytesTotal);
