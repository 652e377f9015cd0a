using System;
using S3Encryption.Benchmarks;
using S3Encryption.Benchmarks.Audits;
using S3Encryption.Benchmarks.Everything;
using S3Encryption.Benchmarks.Growth;
using S3Encryption.Benchmarks.Inventory;
using S3Encryption.Benchmarks.Profiles;
using S3Encryption.Benchmarks.Progress;
using S3Encryption.Benchmarks.Startup;
using S3Encryption.Benchmarks.Transfers;
using S3Encryption.Benchmarks.Transfers.Contestants;

return args switch
{
    ["all", .. var options] => await AllBenchmarks.RunAsync(options),
    ["startup", .. var options] => await StartupBenchmark.RunAsync(options),
    [StartupBenchmark.BareArgument, var keyFile] => await StartupBenchmark.HeadHereAsync(keyFile),
    ["growth", .. var options] => await GrowthBenchmark.RunAsync(options),
    ["sandbox", .. var which] => await SandboxBenchmark.RunAsync(which),
    ["transfers", .. var options] => await TransferBenchmark.RunAsync(options),
    ["audits", .. var options] => await AuditBenchmark.RunAsync(options),
    [BareAudit.Argument, .. var audit] => await BareAudit.HereAsync(audit),
    ["progress", .. var options] => await ProgressBenchmark.RunAsync(options),
    ["profiles", .. var options] => await ProfileBenchmark.RunAsync(options),
    ["inventory", .. var options] => await InventoryBenchmark.RunAsync(options),
    ["import"] => ImportBenchmark.Run(),
    [ImportBenchmark.ChildArgument] => ImportBenchmark.MeasureHere(),
    [Child.Argument, .. var transfer] => await TransferBenchmark.TransferHereAsync(transfer),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        $"""
        {AllBenchmarks.Usage}
        {StartupBenchmark.Usage}
        {GrowthBenchmark.Usage}
        dotnet run -c Release --project tests/Benchmarks -- import                    what an import costs in an open runspace
        dotnet run -c Release --project tests/Benchmarks -- sandbox [DLL …] [WORD …]  how fast the sandbox is, or these builds of it
        {AuditBenchmark.Usage}
        {ProgressBenchmark.Usage}
        {ProfileBenchmark.Usage}
        dotnet run -c Release --project tests/Benchmarks -- inventory [ROWS [ROUNDS]]  how fast an S3 Inventory is counted, beside inflating
        {TransferOptions.Usage}
        """);
    return 2;
}
