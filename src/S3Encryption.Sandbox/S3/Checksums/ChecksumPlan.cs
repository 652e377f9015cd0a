namespace S3Encryption.Sandbox.S3.Checksums;

/// <summary>
/// How the parts of an upload are checksummed, and whether the object's checksum is one of checksums or one of the bytes.
/// </summary>
internal sealed record ChecksumPlan(ChecksumAlgorithm Algorithm, bool Composite)
{
    internal string Type => Composite ? "COMPOSITE" : "FULL_OBJECT";
}
