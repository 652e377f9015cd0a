using System.Collections.Generic;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Observation;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>What came of a scenario that was run once.</summary>
/// <param name="Result">What the user saw.</param>
/// <param name="Before">The world before.</param>
/// <param name="After">The world after.</param>
/// <param name="Output">The objects that came out, as lines that can be compared.</param>
/// <param name="Requests">What was sent.</param>
/// <param name="Left">The faults that did not happen.</param>
/// <param name="Hung">Whether it had to be stopped.</param>
/// <param name="Place">The name of the place, which stands in all names.</param>
internal sealed record Run(
    EngineResult Result, WorldState Before, WorldState After, IReadOnlyList<string> Output, IReadOnlyList<RequestRecord> Requests,
    IReadOnlyList<Fault> Left, bool Hung, string Place);
