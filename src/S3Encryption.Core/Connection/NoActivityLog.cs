namespace S3Encryption.Core.Connection;

/// <summary>For work that nobody watches.</summary>
public sealed class NoActivityLog : IActivityLog
{
    /// <summary>The only one.</summary>
    public static readonly NoActivityLog Instance = new();

    private NoActivityLog()
    {
    }

    /// <inheritdoc/>
    public bool IsDebugging => false;

    /// <inheritdoc/>
    public void Warning(string text)
    {
    }

    /// <inheritdoc/>
    public void Verbose(string text)
    {
    }

    /// <inheritdoc/>
    public void Debug(string text)
    {
    }
}
