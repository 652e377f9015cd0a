using System;
using System.Linq;
using S3Encryption.Engine;

// Reads a script from standard input, runs it in an engine without the module, and prints a line for each object and error.
// $Manifest is the module's; $HeapMebibytes.Invoke() gives what is alive among small objects, and among large ones (buffers), after a collection.
using var engine = new HostedEngine(importModule: false);
engine.Set("Manifest", HostedEngine.ManifestPath);
engine.Set("HeapMebibytes", (Func<double[]>)HeapMebibytes);
var result = engine.Run(await Console.In.ReadToEndAsync());
foreach (var value in result.Output) Console.WriteLine(value);
foreach (var error in result.AllErrors) Console.WriteLine($"ERROR {error.FullyQualifiedErrorId}: {error}");
return result.AllErrors.Any() ? 1 : 0;

static double[] HeapMebibytes()
{
    GC.Collect();
    GC.WaitForPendingFinalizers();
    GC.Collect();
    var generations = GC.GetGCMemoryInfo(GCKind.FullBlocking).GenerationInfo;
    return [Live(generations[..3]), Live(generations[3..])];
}

static double Live(ReadOnlySpan<GCGenerationInfo> generations)
{
    long bytes = 0;
    foreach (var generation in generations) bytes += generation.SizeAfterBytes - generation.FragmentationAfterBytes;
    return bytes / 1048576.0;
}
