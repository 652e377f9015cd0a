using System;
using S3Encryption.Benchmarks;

return args switch
{
    ["sandbox", .. var which] => await SandboxBenchmark.RunAsync(which),
    ["import"] => ImportBenchmark.Run(),
    [ImportBenchmark.ChildArgument] => ImportBenchmark.MeasureHere(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        dotnet run -c Release --project tests/Benchmarks -- import                    what an import costs in an open runspace
        dotnet run -c Release --project tests/Benchmarks -- sandbox [DLL …] [WORD …]  how fast the sandbox is, or these builds of it
        """);
    return 2;
}
