using System;

namespace S3Encryption.Core.Reports;

/// <summary>What a report says of itself.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Made">When it was made.</param>
/// <param name="Version">The version of the module that made it.</param>
public sealed record ReportStamp(string Title, DateTimeOffset Made, string Version);
