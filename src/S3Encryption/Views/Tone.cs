namespace S3Encryption.Views;

/// <summary>How good what a cell says is.</summary>
internal enum Tone
{
    /// <summary>Neither good nor bad.</summary>
    Plain,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Not known, not set, or on its way.</summary>
    Doubtful,

    /// <summary>Somebody has to look.</summary>
    Bad,
}
