namespace S3Encryption.Benchmarks.Transfers;

/// <summary>What is transferred, and which way.</summary>
internal enum Scenario
{
    /// <summary>One large file becomes an object.</summary>
    LargeUp,

    /// <summary>One large object is read, and what was read is thrown away.</summary>
    LargeDown,

    /// <summary>Many small files of one folder become objects.</summary>
    SmallUp,

    /// <summary>Many small objects become files of one folder.</summary>
    SmallDown,
}

internal static class Scenarios
{
    public static bool IsUp(this Scenario scenario) => scenario is Scenario.LargeUp or Scenario.SmallUp;

    public static bool IsLarge(this Scenario scenario) => scenario is Scenario.LargeUp or Scenario.LargeDown;

    public static string Word(this Scenario scenario) =>
        (scenario.IsLarge() ? "large-" : "small-") + (scenario.IsUp() ? "up" : "down");
}
