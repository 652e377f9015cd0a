using System.Collections.Generic;
using S3Encryption.Benchmarks.Transfers.Report;

namespace S3Encryption.Benchmarks.Growth;

/// <summary>One command on more and more.</summary>
/// <param name="Name">The command.</param>
/// <param name="Units">What there is more of.</param>
/// <param name="Unit">What the cost is in.</param>
/// <param name="Points">By size.</param>
internal sealed record GrowthLine(string Name, string Units, string Unit, IReadOnlyList<GrowthPoint> Points);

/// <summary>A command on so much.</summary>
/// <param name="Size">How many units.</param>
/// <param name="Cost">Time a unit.</param>
/// <param name="Memory">The most MiB above the shell.</param>
internal sealed record GrowthPoint(int Size, Spread Cost, Spread Memory);
