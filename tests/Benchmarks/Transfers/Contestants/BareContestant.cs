using System;
using System.Globalization;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers.Bare;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Transfers.Contestants;

/// <summary>The benchmark's own client, as the practical limit.</summary>
internal sealed class BareContestant : Contestant
{
    public const string Word = "bare";

    public override string Name => Word;

    public override string Description =>
        $"HttpClient of .NET {Environment.Version}: 16 MiB parts, 8 at once; one GET; 32 small objects at once; no checksum; warm, without the process's start";

    public override Run Measure(Transfer transfer) => Child.Measure(
        transfer,
        Word,
        transfer.Scenario.ToString(),
        transfer.Access.KeyFile,
        transfer.Key,
        transfer.Local,
        transfer.Objects.ToString(CultureInfo.InvariantCulture));

    /// <summary>Does it, in the process that <see cref="Measure"/> started.</summary>
    public static async Task TransferHereAsync(string[] arguments)
    {
        var use = new OwnUse();
        var transfer = new Transfer(
            Enum.Parse<Scenario>(arguments[0]),
            Access.FromEnvironment(arguments[1]),
            arguments[2],
            arguments[3],
            int.Parse(arguments[4], CultureInfo.InvariantCulture));
        using var client = new BareClient(transfer.Access);
        await use.MeasureAsync(() => WarmUpAsync(client, transfer), () => TransferAsync(client, transfer));
    }

    private static Task WarmUpAsync(BareClient client, Transfer transfer) => transfer.Scenario.IsUp()
        ? BareTransfers.SendOneAsync(client, Transfer.TinyKey, new byte[16])
        : BareTransfers.ReceiveAsync(client, Transfer.TinyKey, _ => { });

    private static async Task TransferAsync(BareClient client, Transfer transfer)
    {
        switch (transfer.Scenario)
        {
            case Scenario.LargeUp:
                await BareTransfers.SendLargeAsync(client, transfer.Key, transfer.Local);
                break;
            case Scenario.LargeDown:
                await BareTransfers.ReceiveAsync(client, transfer.Key, _ => { });
                break;
            case Scenario.SmallUp:
                await BareTransfers.SendSmallAsync(client, transfer.Key, transfer.Local);
                break;
            default:
                await BareTransfers.ReceiveSmallAsync(client, transfer.Keys, transfer.Local);
                break;
        }
    }
}
