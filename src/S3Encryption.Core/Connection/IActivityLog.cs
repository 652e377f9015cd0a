namespace S3Encryption.Core.Connection;

/// <summary>Where the work tells what it does. Nothing written here may hold key material or credentials.</summary>
public interface IActivityLog
{
    /// <summary>Something the user should know even where they asked for nothing.</summary>
    void Warning(string text);

    /// <summary>What is done and why.</summary>
    void Verbose(string text);

    /// <summary>Whether anybody hears <see cref="Debug"/>: what is said for each request is not even worded for nobody.</summary>
    bool IsDebugging { get; }

    /// <summary>Each request.</summary>
    void Debug(string text);
}
