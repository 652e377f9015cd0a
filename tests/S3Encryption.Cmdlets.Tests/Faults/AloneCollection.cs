using Xunit;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>Tests that shorten the waits of the whole process, and take all of the machine.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
