using System;
using S3Encryption.Benchmarks;

return args switch
{
    ["import"] => ImportBenchmark.Run(),
    [ImportBenchmark.ChildArgument] => ImportBenchmark.MeasureHere(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "dotnet run -c Release --project tests/Benchmarks -- import    what importing the module costs in an open runspace");
    return 2;
}
