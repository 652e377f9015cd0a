namespace S3Encryption.Sandbox.S3.Checksums;

/// <summary>A checksum of an object or part: base64, with <c>-N</c> after a composite one.</summary>
internal sealed record Checksum(ChecksumAlgorithm Algorithm, string Value, bool Composite = false)
{
    /// <summary>How S3 names the type.</summary>
    internal string Type => Composite ? "COMPOSITE" : "FULL_OBJECT";
}
