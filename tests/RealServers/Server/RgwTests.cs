using Xunit;

namespace S3Encryption.RealServers.Server;

/// <summary>All tests share one server and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class RgwTests : ICollectionFixture<RgwServer>
{
    /// <summary>The name the test classes refer to.</summary>
    public const string Name = "Ceph RGW";
}
