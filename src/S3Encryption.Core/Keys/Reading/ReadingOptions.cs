namespace S3Encryption.Core.Keys.Reading;

/// <summary>How a key is to be read.</summary>
public sealed record ReadingOptions
{
    /// <summary>The name to give the key.</summary>
    public string? Name { get; init; }

    /// <summary>The file it comes from, if any.</summary>
    public string? Path { get; init; }

    /// <summary>The form it must have; null takes what is unambiguous.</summary>
    public SseCKeyForm? As { get; init; }

    /// <summary>Nothing but the key.</summary>
    internal static ReadingOptions None { get; } = new();
}
