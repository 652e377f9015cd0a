using System;
using S3Encryption.Sandbox.S3.Checksums;

namespace S3Encryption.Sandbox.Storage;

/// <summary>One part of an upload in progress. The ETag is without quotes.</summary>
internal sealed record UploadedPart(int Number, Blob Body, string ETag, DateTimeOffset LastModified, Checksum? Checksum);
