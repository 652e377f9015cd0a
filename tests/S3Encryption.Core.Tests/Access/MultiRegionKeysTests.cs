using Amazon.KeyManagementService.Model;
using S3Encryption.Core.Access.Keys;
using Xunit;

namespace S3Encryption.Core.Tests.Access;

public sealed class MultiRegionKeysTests
{
    private const string Primary = "arn:aws:kms:us-east-1:111122223333:key/mrk-1";
    private const string Replica = "arn:aws:kms:eu-west-1:111122223333:key/mrk-1";
    private const string Other = "arn:aws:kms:eu-central-1:111122223333:key/mrk-1";

    [Theory]
    [InlineData(Primary, Replica, Other)]
    [InlineData(Replica, Primary, Other)]
    [InlineData(Other, Primary, Replica)]
    public void Whoever_sees_one_key_of_several_is_told_the_others(string seen, params string[] others) =>
        Assert.Equal(others, MultiRegionKeys.Beside(Key(seen)));

    [Fact]
    public void A_key_of_one_Region_has_none_beside_it_and_one_that_cannot_be_read_tells_none()
    {
        Assert.Null(MultiRegionKeys.Beside(new KeyMetadata { Arn = Primary }));
        Assert.Null(MultiRegionKeys.Beside(null));
    }

    private static KeyMetadata Key(string arn) => new()
    {
        Arn = arn,
        MultiRegionConfiguration = new MultiRegionConfiguration
        {
            PrimaryKey = new MultiRegionKey { Arn = Primary, Region = "us-east-1" },
            ReplicaKeys = [new MultiRegionKey { Arn = Replica }, new MultiRegionKey { Arn = Other }],
        },
    };
}
