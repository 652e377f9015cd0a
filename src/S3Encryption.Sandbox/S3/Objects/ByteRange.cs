using System;
using System.Collections.Generic;
using System.Globalization;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>A range of an object's bytes, inside it.</summary>
internal readonly record struct ByteRange(long Offset, long Count)
{
    internal string ContentRange(long size) => string.Create(CultureInfo.InvariantCulture, $"bytes {Offset}-{Offset + Count - 1}/{size}");

    /// <summary>
    /// The range a header names; null where it is not one range of bytes, which S3 takes as no range at all. Throws InvalidRange where
    /// it lies outside.
    /// </summary>
    internal static ByteRange? Parse(string? header, long size)
    {
        const string Unit = "bytes=";
        if (header is null || !header.StartsWith(Unit, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var dash = header.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || !TryNumber(header[Unit.Length..dash], out var first) || !TryNumber(header[(dash + 1)..], out var last)
            || (first is null && last is null) || last < first)
        {
            return null;
        }

        if (first is null)
        {
            var count = Math.Min(last!.Value, size);
            return count == 0 ? throw Unsatisfiable(header, size) : new(size - count, count);
        }

        return first >= size
            ? throw Unsatisfiable(header, size)
            : new(first.Value, Math.Min(last ?? long.MaxValue, size - 1) - first.Value + 1);
    }

    private static bool TryNumber(string text, out long? number)
    {
        text = text.Trim();
        number = null;
        if (text.Length == 0)
        {
            return true;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        number = value;
        return true;
    }

    private static AwsErrorException Unsatisfiable(string header, long size) => new(
        416,
        "InvalidRange",
        "The requested range is not satisfiable",
        new Dictionary<string, string>
        {
            ["RangeRequested"] = header,
            ["ActualObjectSize"] = size.ToString(CultureInfo.InvariantCulture),
        });
}
