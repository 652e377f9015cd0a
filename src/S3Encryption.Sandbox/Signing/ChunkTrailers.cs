using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Signing;

/// <summary>The lines after the last chunk: those that x-amz-trailer announced, and the signature over them.</summary>
internal sealed class ChunkTrailers(string announced)
{
    private const string SignatureName = "x-amz-trailer-signature";
    private readonly HashSet<string> _announced = new(
        announced.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly StringBuilder _lines = new();
    private string? _signature;

    internal IReadOnlyDictionary<string, string> Values => _values;

    internal void Add(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            throw Malformed();
        }

        var name = line[..colon].Trim().ToLowerInvariant();
        var value = line[(colon + 1)..].Trim();
        if (name == SignatureName)
        {
            _signature = value;
            return;
        }

        if (!_announced.Contains(name) || !_values.TryAdd(name, value))
        {
            throw Malformed();
        }

        _ = _lines.Append(name).Append(':').Append(value).Append('\n');
    }

    internal void Complete(ChunkSignatures? signatures)
    {
        if (_announced.Any(name => !_values.ContainsKey(name)))
        {
            throw Malformed();
        }

        if (signatures is not null && _announced.Count > 0)
        {
            signatures.EndTrailers(_signature ?? "", _lines.ToString());
        }
    }

    internal static AwsErrorException Malformed() => new(400, "MalformedTrailerError",
        "The request contained trailing data that was not well-formed or did not conform to our published schema.");
}
