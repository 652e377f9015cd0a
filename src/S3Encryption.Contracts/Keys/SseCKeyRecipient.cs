namespace S3Encryption;

/// <summary>A certificate whose private key opens a wrapped key.</summary>
/// <param name="Subject">Its subject, such as <c>CN=backup</c>.</param>
/// <param name="Thumbprint">Its SHA-1 thumbprint, in hex, as the Cert: drive names it.</param>
public sealed record SseCKeyRecipient(string Subject, string Thumbprint)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Subject} ({Thumbprint})";
}
