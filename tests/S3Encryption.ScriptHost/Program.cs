using System;
using System.Linq;
using S3Encryption.Engine;

// Reads a script from standard input, runs it in an engine without the module, and prints a line for each object and error.
// $Manifest is the module's.
using var engine = new HostedEngine(importModule: false);
engine.Set("Manifest", HostedEngine.ManifestPath);
var result = engine.Run(await Console.In.ReadToEndAsync());
foreach (var value in result.Output) Console.WriteLine(value);
foreach (var error in result.AllErrors) Console.WriteLine($"ERROR {error.FullyQualifiedErrorId}: {error}");
return result.AllErrors.Any() ? 1 : 0;
