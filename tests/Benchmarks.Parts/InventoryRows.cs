using System;
using System.Globalization;
using System.Text;
using System.Threading;
using BenchmarkDotNet.Attributes;
using S3Encryption.Core.Objects.Inventory.Csv;

namespace S3Encryption.Benchmarks.Parts;

/// <summary>Telling apart the fields of rows of an inventory; the time is a row's.</summary>
public class InventoryRows
{
    private const int Rows = 1000;
    private readonly Block _block = new();

    [GlobalSetup]
    public void SetUp()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Rows; i++)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"\"logs\",\"2026/11/{i % 30}/app-{i}.gz\",\"null\",\"true\",\"false\",\"{i}\",")
                .Append("\"2026-11-01T00:00:00.000Z\",\"9b2cf535f27731c974343645a3985328\",\"STANDARD\",\"SSE-KMS\",\"ENABLED\"\n");
        }

        _block.Count = Encoding.UTF8.GetBytes(text.ToString(), _block.Bytes.AsSpan(Block.Headroom));
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public long Read()
    {
        Block? next = _block;
        var rows = new CsvRows(() => Interlocked.Exchange(ref next, null), _ => { }, 11);
        long length = 0;
        while (rows.Read()) length += rows.Field(1).Length;
        return length;
    }
}
