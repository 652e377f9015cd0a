using System;
using System.Linq;
using S3Encryption.Core.Reports;
using Xunit;
using static S3Encryption.Core.Tests.Reports.ReportBench;

namespace S3Encryption.Core.Tests.Reports;

/// <summary>Alone, since what is measured is the memory of the whole process.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ReportMemoryTests
{
    private const string Name = "memory";

    [Fact]
    public void Twenty_times_the_objects_take_no_more_memory()
    {
        var builder = new ReportBuilder();
        void Add(int from, int count)
        {
            foreach (var i in Enumerable.Range(from, count))
                _ = builder.TryAdd(Object($"some/prefix/of/a/key/{i}", (EncryptionKind)(i % 7), $"key{i % 50}", $"bucket{i % 20}"));
        }

        Add(0, 20_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Add(20_000, 400_000);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 2_000_000);
        Assert.StartsWith("Of 420,000 objects", builder.Build(Stamp).State[0]);
    }
}
