namespace S3Encryption;

/// <summary>The plain forms in which a key can be given.</summary>
public enum SseCKeyForm
{
    /// <summary>32 bytes, as <c>aws s3 cp --sse-c-key fileb://…</c> reads them.</summary>
    Raw,

    /// <summary>32 characters of one byte each, as <c>aws s3 cp --sse-c-key</c> takes them.</summary>
    Characters,

    /// <summary>43 or 44 characters of base64, in either alphabet, as HTTP headers, rclone and mc take them.</summary>
    Base64,

    /// <summary>64 hex digits, as mc and <c>openssl enc -K</c> take them.</summary>
    Hex,

    /// <summary>The printout of <c>openssl enc … -P</c>, of which the line <c>key=</c> counts.</summary>
    OpenSsl,
}
