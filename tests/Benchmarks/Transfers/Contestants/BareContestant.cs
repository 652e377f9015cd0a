using System;
using System.Globalization;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers.Bare;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Transfers.Contestants;

/// <summary>The benchmark's own client, as the practical limit.</summary>
/// <param name="inRanges">Whether the large object is read in ranges, and nothing else is done.</param>
internal sealed class BareContestant(bool inRanges) : Contestant
{
    public const string Word = "bare";
    public const string RangesWord = "bare-ranges";

    public override string Name => inRanges ? RangesWord : Word;

    public override string Description => inRanges
        ? "the same, reading ranges of 16 MiB, 4 at once"
        : $"HttpClient of .NET {Environment.Version}: 16 MiB parts, 8 at once; one GET; 32 small objects at once; no checksum; "
        + "warm, without the process's start";

    public override bool TakesPartIn(Scenario scenario) => !inRanges || scenario == Scenario.LargeDown;

    public override Run Measure(Transfer transfer) => Child.Measure(
        transfer,
        Name,
        transfer.Scenario.ToString(),
        transfer.Access.KeyFile,
        transfer.Key,
        transfer.Local,
        transfer.Objects.ToString(CultureInfo.InvariantCulture));

    /// <summary>Does it, in the process that <see cref="Measure"/> started.</summary>
    public static async Task TransferHereAsync(string word, string[] arguments)
    {
        var use = new OwnUse();
        var transfer = new Transfer(
            Enum.Parse<Scenario>(arguments[0]),
            Access.FromEnvironment(arguments[1]),
            arguments[2],
            arguments[3],
            int.Parse(arguments[4], CultureInfo.InvariantCulture));
        using var client = new BareClient(transfer.Access);
        await use.MeasureAsync(() => WarmUpAsync(client, transfer), () => TransferAsync(client, transfer, word == RangesWord));
    }

    private static Task WarmUpAsync(BareClient client, Transfer transfer) => transfer.Scenario.IsUp()
        ? BareTransfers.SendOneAsync(client, Transfer.TinyKey, new byte[16])
        : BareTransfers.ReceiveAsync(client, Transfer.TinyKey, _ => { });

    private static async Task TransferAsync(BareClient client, Transfer transfer, bool inRanges)
    {
        switch (transfer.Scenario)
        {
            case Scenario.LargeUp:
                await BareTransfers.SendLargeAsync(client, transfer.Key, transfer.Local);
                break;
            case Scenario.LargeDown when inRanges:
                await BareTransfers.ReceiveRangesAsync(client, transfer.Key);
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
