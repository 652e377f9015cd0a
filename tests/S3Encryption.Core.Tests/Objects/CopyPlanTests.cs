using System;
using System.Linq;
using CsCheck;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Copying;
using Xunit;

namespace S3Encryption.Core.Tests.Objects;

public sealed class CopyPlanTests
{
    private const long MiB = 1L << 20;
    private const long GiB = 1L << 30;

    [Theory]
    [InlineData(0, true)]
    [InlineData(5 * GiB, true)]
    [InlineData((5 * GiB) + 1, false)]
    public void What_one_request_can_copy_is_copied_by_one_so_that_S3_carries_everything_over(long length, bool single)
    {
        Assert.Equal(single, CopyPlan.For(length).IsSingle);
        Assert.Equal(single, !CopyPlan.For(length).Parts().Any());
    }

    [Fact]
    public void A_threshold_above_what_S3_copies_at_once_is_no_way_around_it() =>
        Assert.False(CopyPlan.For((5 * GiB) + 1, 50 * GiB).IsSingle);

    [Fact]
    public void A_lower_threshold_is_the_size_of_the_parts() =>
        Assert.Equal([(1, 0L, 8 * MiB - 1), (2, 8 * MiB, 9 * MiB)], CopyPlan.For((9 * MiB) + 1, 8 * MiB).Parts()
            .Select(p => (p.Number, p.FirstByte, p.LastByte)));

    [Theory]
    [InlineData(60_000 * MiB, 6 * MiB, 10_000)]
    [InlineData((60_000 * MiB) + 1, 7 * MiB, 8572)]
    [InlineData(60_000 * MiB - 1, 6 * MiB, 10_000)]
    [InlineData(20 * MiB, 5 * MiB, 4)]
    public void Parts_are_as_large_as_10_000_of_them_need_and_the_last_is_never_empty(long length, long partSize, int count)
    {
        var plan = CopyPlan.For(length, MultipartLimits.SmallestPart);
        Assert.Equal((partSize, count), (plan.PartSize, plan.Parts().Count()));
        Assert.Equal(length, plan.Parts().Sum(p => p.Length));
        Assert.InRange(plan.Parts().Last().Length, 1, partSize);
    }

    [Fact]
    public void No_byte_is_left_out_or_copied_twice_and_no_part_is_one_that_S3_refuses() =>
        Gen.Select(Gen.Long[1, 48_000 * GiB], Gen.Long[MultipartLimits.SmallestPart, CopyPlan.MostAtOnce]).Sample((length, threshold) =>
        {
            var plan = CopyPlan.For(length, threshold);
            if (plan.IsSingle) return length <= CopyPlan.MostAtOnce;
            var parts = plan.Parts().ToList();
            var joined = parts.Zip(parts.Skip(1)).All(pair => pair.First.LastByte + 1 == pair.Second.FirstByte);
            return joined && parts[0].FirstByte == 0 && parts[^1].LastByte == length - 1 && parts.Count is > 1 and <= 10_000
                && parts.Select(p => p.Number).SequenceEqual(Enumerable.Range(1, parts.Count))
                && parts.SkipLast(1).All(p => p.Length is >= MultipartLimits.SmallestPart and <= CopyPlan.MostAtOnce);
        }, iter: 200);
}
