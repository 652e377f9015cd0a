namespace S3Encryption;

/// <summary>Whose form of a key to write.</summary>
public enum SseCKeyTool
{
    /// <summary>32 bytes, for <c>aws s3 cp --sse-c AES256 --sse-c-key fileb://FILE</c>.</summary>
    AwsCli,

    /// <summary>Base64, for <c>rclone --s3-sse-customer-algorithm AES256 --s3-sse-customer-key-base64</c>.</summary>
    Rclone,

    /// <summary>64 hex digits, for <c>mc --enc-c ALIAS/BUCKET/=KEY</c>.</summary>
    Mc,

    /// <summary>
    /// The three headers as arguments <c>--add-header=NAME:VALUE</c>: s3cmd knows no SSE-C. Small files are stored by them, though it
    /// doubts their entity tag and says so; it cannot read them.
    /// </summary>
    S3cmd,

    /// <summary>The three request headers, for <c>Invoke-WebRequest -Headers</c> and <c>curl -H @FILE</c>.</summary>
    HttpHeader,

    /// <summary>64 hex digits, for <c>openssl enc -aes-256-cbc -K</c>.</summary>
    OpenSsl,
}
