using System.Linq;
using CsCheck;
using S3Encryption.Core.Objects;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

public sealed class PartPlanTests
{
    private const long MiB = 1L << 20;

    [Fact]
    public void Parts_cover_every_byte_once_in_order_within_what_S3_takes() => Gen.Long[1, 5L << 40].Sample(
        length =>
        {
            var size = PartPlan.PartSize(length);
            var count = (length + size - 1) / size;
            Assert.InRange(size, 5 * MiB, 5L << 30);
            Assert.InRange(count, 1, 10_000);
        });

    [Fact]
    public void Parts_join_without_gap_or_overlap() => Gen.Long[1, 2L << 30].Sample(
        length =>
        {
            var next = 0L;
            var number = 1;
            foreach (var part in PartPlan.Parts(length))
            {
                Assert.Equal((number++, next), (part.Number, part.Offset));
                next += part.Length;
            }

            Assert.Equal(length, next);
        },
        iter: 200);

    [Fact]
    public void The_largest_object_S3_stores_fits()
    {
        Assert.True((5L << 40) / PartPlan.PartSize(5L << 40) <= 10_000);
        Assert.Equal(16 * MiB, PartPlan.Parts((16 * MiB) + 1).First().Length);
    }
}
