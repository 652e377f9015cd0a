using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Inventory;
using S3Encryption.Core.Objects.Uploading;
using S3Encryption.Tests.Inventory;
using Xunit;

namespace S3Encryption.Core.Tests.Objects.Inventory;

public sealed class StoredInventoryTests(TransferBench bench) : IClassFixture<TransferBench>
{
    private const string Manifest = InventoryReport.Folder + "2026-11-27T01-00Z/manifest.json";

    [Fact]
    public async Task Who_has_enough_after_the_first_objects_waits_for_no_more_and_finds_no_file_left()
    {
        using var connection = bench.Connect();
        var report = new InventoryReport(InventoryReport.Usual);
        for (var file = 0; file < 6; file++)
            _ = report.Add(Enumerable.Range(0, 5000).Select(i => InventoryReport.Row($"{file}/{i}-{Guid.NewGuid()}")));
        await StoreAsync(connection, report);
        var before = TemporaryFolders();
        using var enough = new CancellationTokenSource();
        var taken = 0;
        using (var source = new StoredInventory(connection, new S3Location(TransferBench.Bucket, Manifest), null, bench))
        {
            var reading = new InventoryReader(source, bench, bench).ReadAsync(
                null,
                batch =>
                {
                    taken += batch.Count;
                    Assert.NotEqual(before, TemporaryFolders());
                    enough.Cancel();
                    return Task.CompletedTask;
                },
                _ => Task.CompletedTask, enough.Token);
            _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        }

        Assert.Equal(1000, taken);
        Assert.Equal(before, TemporaryFolders());
        var seen = bench.Server.Requests.Snapshot().Where(r => r.Operation == "GetObject").Select(r => r.Key).Distinct().ToList();
        Assert.DoesNotContain(InventoryReport.Folder + "data/file-3.csv.gz", seen);
    }

    private async Task StoreAsync(AwsConnection connection, InventoryReport report)
    {
        var folder = bench.NewPath();
        _ = report.Save(folder);
        using var limits = new TransferLimits(4);
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var key = InventoryReport.Folder + Path.GetRelativePath(folder, file).Replace('\\', '/');
            var request = TransferBench.Upload(new SourceFile(file), key, limits, new PartPlan());
            using (request.Source)
                _ = await new ObjectUploader(connection, bench).SendAsync(request, bench, TestContext.Current.CancellationToken);
        }
    }

    private static string[] TemporaryFolders() => Directory.GetDirectories(Path.GetTempPath(), "s3encryption-inventory-*");
}
