using System.Linq;
using CsCheck;
using S3Encryption.Core.Objects.Uploading;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

public sealed class PartPlanTests
{
    private const long MiB = 1L << 20;
    private static readonly PartPlan Plan = new();

    [Fact]
    public void A_file_of_any_size_that_S3_takes_is_cut_as_S3_takes_it() => Gen.Long[1, 5L << 40].Sample(
        length =>
        {
            var size = Plan.PartSize(length);
            Assert.InRange(size, 5 * MiB, 5L << 30);
            Assert.InRange((length + size - 1) / size, 1, 10_000);
        });

    [Theory]
    [InlineData(1, 8)]
    [InlineData(80_000 * MiB, 8)]
    [InlineData((80_000 * MiB) + 1, 9)]
    [InlineData(90_000 * MiB, 9)]
    [InlineData((90_000 * MiB) + 1, 10)]
    public void A_part_grows_by_a_MiB_where_10_000_would_not_do(long length, long mebibytes)
    {
        Assert.Equal(mebibytes * MiB, Plan.PartSize(length));
        Assert.Equal((8 * MiB, 8 * MiB), (Plan.Part, Plan.LargestInMemory));
    }

    [Fact]
    public void The_largest_object_S3_stores_fits() => Assert.True((5L << 40) / Plan.PartSize(5L << 40) <= 10_000);

    [Fact]
    public void A_stream_of_unknown_length_may_be_hundreds_of_gigabytes_and_needs_little_memory()
    {
        var sizes = Enumerable.Range(1, 10_000).Select(number => Plan.PartSize(number)).ToList();
        Assert.True(sizes.Sum() > 490L << 30);
        Assert.Equal((8 * MiB, 64 * MiB), (sizes.Min(), sizes.Max()));
        Assert.Equal(sizes.Order(), sizes);
        Assert.True(PartPlan.Allows(10_000));
        Assert.False(PartPlan.Allows(10_001));
    }
}
