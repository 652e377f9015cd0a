using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms;

/// <summary>Limit, Marker, Truncated, NextMarker: the same on every list.</summary>
internal static class KmsPage
{
    internal static JsonObject Of<T>(
        KmsFields fields, string member, IReadOnlyList<T> items, int defaultLimit, int mostLimit, Func<T, JsonNode?> show)
    {
        var limit = fields.Integer("Limit", 1, mostLimit) ?? defaultLimit;
        var from = From(fields.Text("Marker", 1024), items.Count);
        var answer = new JsonObject { [member] = new JsonArray([.. items.Skip(from).Take(limit).Select(show)]) };
        answer["Truncated"] = from + limit < items.Count;
        if (from + limit < items.Count)
        {
            answer["NextMarker"] = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{from + limit}"));
        }

        return answer;
    }

    private static int From(string? marker, int count)
    {
        if (marker is null)
        {
            return 0;
        }

        var bytes = new byte[marker.Length];
        return Convert.TryFromBase64String(marker, bytes, out var length)
            && int.TryParse(bytes.AsSpan(0, length), NumberStyles.None, CultureInfo.InvariantCulture, out var from) && from <= count
            ? from
            : throw KmsErrors.Of("InvalidMarkerException", "Could not deserialize marker '" + marker + "'");
    }
}
