using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace S3Encryption.Sandbox.Jobs.Manifests;

/// <summary>Reads the objects from a CSV file, which is UTF-8.</summary>
internal static class ManifestText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <exception cref="JobFailedException">It is no such file.</exception>
    internal static List<ManifestEntry> Read(Stream file, ManifestColumns columns)
    {
        try
        {
            using var reader = new StreamReader(file, Strict);
            return [.. Csv.Read(reader).Select(columns.Entry)];
        }
        catch (Exception unreadable) when (unreadable is FormatException or DecoderFallbackException or InvalidDataException)
        {
            throw JobFailedException.InvalidManifest("Invalid Manifest Content");
        }
    }
}
