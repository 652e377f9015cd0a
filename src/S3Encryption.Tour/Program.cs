using System;
using System.Diagnostics;
using S3Encryption.Tour;

var clock = Stopwatch.StartNew();
await using var stage = await Stage.SetAsync();
var failures = new Guide(stage, Console.Out).Play(TourScript.Steps);
Console.WriteLine(failures == 0
    ? $"Every step did what it says. {TourScript.Steps.Count} steps in {clock.Elapsed.TotalSeconds:0.0} s."
    : $"{failures} of {TourScript.Steps.Count} steps did not do what they say.");
return failures == 0 ? 0 : 1;
