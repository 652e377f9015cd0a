using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace S3Encryption.Sandbox.Jobs.Manifests;

/// <summary>Reads the objects from a CSV file, which is UTF-8.</summary>
internal static class ManifestText
{
    /// <summary>AWS takes twenty thousand million; this is what a simulator has memory for.</summary>
    private const int Most = 5_000_000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <exception cref="JobFailedException">It is no such file.</exception>
    internal static List<ManifestEntry> Read(Stream file, ManifestColumns columns)
    {
        try
        {
            using var reader = new StreamReader(file, Strict);
            var entries = Csv.Read(reader).Select(columns.Entry).Take(Most + 1).ToList();
            return entries.Count <= Most ? entries : throw JobFailedException.InvalidManifest(
                "The S3 Batch Operations job failed because it contains more keys than the maximum allowed in a single job.");
        }
        catch (Exception unreadable) when (unreadable is FormatException or DecoderFallbackException or InvalidDataException)
        {
            throw JobFailedException.InvalidManifest("Invalid Manifest Content");
        }
    }
}
